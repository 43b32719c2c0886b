-- a comparator that empties the table
-- result: sorted
local t = {}
for i = 1, 100 do t[i] = 100 - i end
table.sort(t, function(a, b)
  for i = #t, 1, -1 do t[i] = nil end
  return a < b
end)
return #t == 100 and 'sorted'
