-- pcall catches the end of time, over and over
-- message: used up its time
while true do
  pcall(function() while true do end end)
end
