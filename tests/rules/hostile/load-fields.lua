-- a rule with 100000 unknown fields
-- load: p/load-fields.lua:5: rule 'attack' has no field 'f1'
local t = { doc = "D.", find = "trigger" }
for i = 1, 1e5 do t["f" .. i] = i end
rule "attack" (t)
