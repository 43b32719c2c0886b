-- a method of a span on a table
-- run: rule 'attack': p/object-wrong-self-table.lua:4: a document is wanted here, not a table
local w = words { "war" }
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) return hit.sentence.has({}, w) end }
