-- a stack of arguments
-- message: used up its memory
-- memory: 1000000
local t = {}
local function f(...) return f(1, 2, 3, 4, ...) end
f()
