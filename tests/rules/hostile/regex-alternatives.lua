-- five thousand alternatives that begin alike
-- hits: 0
local all = {}
for i = 1, 1000 do all[i] = "nnnnnnnn" .. ("n"):rep(i % 3) .. i end
rule "attack" { doc = "D.", find = regex { "(?:" .. table.concat(all, "|") .. ")x*y" } }
