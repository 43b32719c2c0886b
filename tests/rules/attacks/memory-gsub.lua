-- a replacement that grows
-- message: used up its memory
-- steps: 4000000000
local s = ('x'):rep(1 << 16)
while true do s = s:gsub('x', 'xx') end
