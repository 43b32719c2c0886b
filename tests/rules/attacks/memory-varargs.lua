-- arguments up to the end of the stack
-- message: used up its time
-- memory: 134217728
local function f(...) return f(1, ...) end
f()
