-- an iterator is kept for the next document
-- run: rule 'attack': p/object-kept-iterator.lua:5: cannot write 'f': a table that was made while the rule file loade
local kept = {}
local w = words { "war" }
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) kept.f = kept.f or hit.sentence:each(w) return kept.f() ~= nil end }
