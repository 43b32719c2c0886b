local p = opt("a")
for i = 1, 40 do
  p = opt(p)
end
