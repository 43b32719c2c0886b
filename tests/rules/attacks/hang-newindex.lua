-- on writing
-- message: used up its time
setmetatable({}, {__newindex = function() while true do end end}).x = 1
