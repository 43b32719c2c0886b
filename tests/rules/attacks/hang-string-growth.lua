-- long strings one after another
-- message: used up its time
-- steps: 4000000000
local s = ('x'):rep(1 << 20)
while true do local t = s .. 'y' end
