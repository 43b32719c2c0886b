-- on joining
-- message: used up its time
return setmetatable({}, {__concat = function() while true do end end}) .. 'x'
