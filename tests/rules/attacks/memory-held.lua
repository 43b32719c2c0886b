-- the heap is full, and then something is asked of it
-- message: used up its memory
local t = {}
pcall(function() while true do t[#t + 1] = {} end end)
return ('x'):rep(100)
