-- a method of a hit on a document
-- run: rule 'attack': p/object-wrong-kind.lua:3: a span or hit is wanted here, not an engine object
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) return hit.group(doc, "a") end }
