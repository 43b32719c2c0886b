-- a callback that makes garbage
-- result: 200000
local s = ('x'):rep(200)
local n = 0
s = s:gsub('x', function() for i = 1, 50 do n = n + #(('y'):rep(20)) end return 'zz' end)
return n
