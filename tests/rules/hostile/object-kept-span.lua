-- a sentence is kept for the next document
-- run: rule 'attack': p/object-kept-span.lua:5: cannot write 's': a table that was made while the rule file loaded is
local kept = {}
local w = words { "war" }
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) kept.s = kept.s or hit.sentence return kept.s:has(w) end }
