-- ten million expressions
-- load: load-regexes.lua:3: rule code used up its
for i = 1, 1e7 do regex { "a{1,200}b" .. i } end
