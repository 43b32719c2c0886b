-- a loop by tail calls
-- message: used up its time
local function f() return f() end
return f()
