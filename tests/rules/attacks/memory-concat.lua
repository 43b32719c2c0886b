-- table.concat of the same long string
-- message: used up its memory
local t, s = {}, ('x'):rep(1 << 20)
for i = 1, 100 do t[i] = s end
return #table.concat(t)
