-- in tostring
-- message: used up its time
return tostring(setmetatable({}, {__tostring = function() while true do end end}))
