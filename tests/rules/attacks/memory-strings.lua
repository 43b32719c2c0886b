-- many small strings
-- message: used up its memory
local t = {}
for i = 1, math.huge do t[#t + 1] = 'key' .. i end
