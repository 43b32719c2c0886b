-- a weak metatable in an emergency collection (5.4.4: use after free)
-- message: '__mode' is no event
local m = setmetatable({}, {__mode = 'v'})
m.__newindex = function() end
local t = setmetatable({}, m)
while true do t[1] = ('x'):rep(1000000) end
