-- one long array
-- message: used up its memory
local t = {}
for i = 1, math.huge do t[i] = i end
