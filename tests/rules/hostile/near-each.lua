-- every hit asks for every hit near it
-- run: rule 'attack': p/near-each.lua:5: rule code used up its time
local n = words { "of", "the", "and", "more", "number", "trigger" }
rule "attack" { doc = "D.", find = n, where = function(hit, doc)
  for other in doc:each(n) do if other:near(n, { within = 10000 }) == nil then return true end end
end }
