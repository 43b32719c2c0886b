-- sorting much, often
-- message: used up its steps
local t = {}
for i = 1, 10000 do t[i] = -i end
while true do table.sort(t, function(a, b) return a < b end) table.sort(t, function(a, b) return a > b end) end
