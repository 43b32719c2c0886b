-- bytecode cannot be made
-- message: string has no 'dump'
return string.dump(function() end)
