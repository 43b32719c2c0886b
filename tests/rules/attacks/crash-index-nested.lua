-- a metamethod that calls itself
-- message: stack overflow
-- memory: 134217728
local t
t = setmetatable({}, {__index = function(_, k) return t[k .. 'x'] .. '' end})
return t.x
