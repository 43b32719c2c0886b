-- iterators in iterators
-- run: rule 'attack': p/object-each-nested.lua:4: rule code used up its time
local w = words { "the", "war", "of", "a" }
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) local n = 0 for a in doc:each(w) do for b in doc:each(w) do for c in doc:each(w) do n = n + 1 end end end return n > 0 end }
