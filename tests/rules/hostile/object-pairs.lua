-- the fields of an object are listed
-- run: rule 'attack': p/object-pairs.lua:3: bad argument #1 to 'pairs' (table expected, got engine.hit)
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) for k, v in pairs(hit) do print(k, v) end return true end }
