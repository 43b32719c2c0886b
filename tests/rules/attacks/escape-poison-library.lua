-- a library cannot be changed for other rules
-- message: cannot write 'string.find'
string.find = function() return 1 end
