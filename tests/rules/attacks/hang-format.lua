-- in format
-- message: used up its time
return ('%s'):format(setmetatable({}, {__tostring = function() while true do end end}))
