-- a method of a span on a number
-- run: rule 'attack': p/object-wrong-self.lua:4: a document is wanted here, not a number
local w = words { "war" }
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) return hit.sentence.has(1, w) end }
