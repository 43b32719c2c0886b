-- ten thousand conditions
-- hits: 0
local n, all = words { "trigger" }, {}
for i = 1, 10000 do all[i] = { n, within = i } end
rule "attack" { doc = "D.", find = n, with = all, unless = words { "nobody" } }
