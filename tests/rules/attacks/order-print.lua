-- nor does print
-- result: printed
print({}, print, function() end)
return 'printed'
