-- pcall of pcall
-- message: used up its time
while true do
  pcall(pcall, pcall, function() while true do end end)
end
