-- weak tables with a new metatable (5.4.4: use after free)
-- message: '__mode' is no event
local t = setmetatable({}, {__mode = 'kv'})
for i = 1, 1e6 do t[i] = {} setmetatable(t, {__mode = 'k'}) end
