-- a chain of indexes that closes
-- message: chain too long
local t = setmetatable({}, {__index = {}})
local a, b = {}, {}
local ma, mb = {__index = b}, {__index = a}
setmetatable(a, ma)
setmetatable(b, mb)
return a.x
