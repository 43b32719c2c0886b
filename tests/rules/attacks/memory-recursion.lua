-- calls up to the end of the stack
-- message: stack overflow
-- memory: 134217728
local function f() return 1 + f() end
f()
