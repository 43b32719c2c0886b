-- on comparing
-- message: used up its time
local m = {__eq = function() while true do end end}
return setmetatable({}, m) == setmetatable({}, m)
