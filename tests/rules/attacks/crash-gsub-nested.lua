-- gsub in gsub in gsub
-- message: C stack overflow
local function f(x) return (x:gsub('.', f)) end
return f('x')
