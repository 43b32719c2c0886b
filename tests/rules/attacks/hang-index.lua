-- a metamethod that loops
-- message: used up its time
return setmetatable({}, {__index = function() while true do end end}).x
