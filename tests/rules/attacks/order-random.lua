-- random numbers repeat
-- result: same
local t = {}
for i = 1, 5 do t[i] = math.random(1000) end
print(table.concat(t, ' '))
return 'same'
