-- a pattern where a span is wanted
-- run: rule 'attack': p/object-pattern-as-span.lua:4: a document is wanted here, not a pattern
local w = words { "war" }
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) return hit.sentence.count(w, w) end }
