-- a plain search, over and over
-- message: used up its steps
local s, p = ('a'):rep(1 << 20), ('a'):rep(1000) .. 'b'
while true do s:find(p, 1, true) end
