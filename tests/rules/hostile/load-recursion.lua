-- recursion in a rule file
-- load: p/load-recursion.lua:3: rule code used up its memory
local function f() return f() + 1 end
f()
