-- the environment as a constant of the compiler
-- message: attempt to index a number value
local a <const>, b <const>, c <const> = 1, 2, 3
local function f() local _ENV <const> = 11 X = 'hi' return Y end
return f()
