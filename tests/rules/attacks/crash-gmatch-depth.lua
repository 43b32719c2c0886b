-- gmatch after a pattern that is too complex (5.4.4: C stack overflow)
-- result: done
local f = ('x'):rep(1000):gmatch(('x?'):rep(300))
for i = 1, 100 do pcall(f) end
return 'done'
