-- patterns in patterns, 10000 deep
-- load: p/load-either.lua:4: either is nested too deep
local p = words { "x" }
for i = 1, 10000 do p = either { p, words { "y" .. i } } end
rule "attack" { doc = "D.", find = p }
