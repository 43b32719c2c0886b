-- formats with sizes are left out
-- message: string has no 'pack'
return string.pack('z', 'x')
