-- a million rules
-- load: p/load-rules.lua:3: rule code used up its time
for i = 1, 1e6 do rule("r" .. i) { doc = "D.", find = "x" .. i } end
