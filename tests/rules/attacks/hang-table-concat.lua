-- elements out of a function
-- message: invalid value (at index 1)
return table.concat(setmetatable({}, {__index = function() return 'x' end}), '', 1, 1 << 60)
