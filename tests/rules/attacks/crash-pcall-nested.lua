-- pcall in pcall
-- result: ended
local function f() return pcall(f) end
f()
return 'ended'
