-- the same
-- message: used up its steps
local s = ('x'):rep(1 << 20)
while true do s:upper() end
