-- pcall catches the end of memory, over and over
-- message: used up its memory
local t = {}
while true do
  pcall(function() while true do t[#t + 1] = ('x'):rep(1000) .. #t end end)
end
