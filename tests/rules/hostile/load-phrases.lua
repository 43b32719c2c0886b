-- a list of ten million phrases
-- load: p/load-phrases.lua:4: rule code used up its memory
local t = {}
for i = 1, 1e7 do t[i] = "word " .. i end
words(t)
