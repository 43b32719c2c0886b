-- on calling
-- message: used up its time
return setmetatable({}, {__call = function() while true do end end})()
