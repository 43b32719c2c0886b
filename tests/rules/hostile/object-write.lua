-- a field of a hit is written
-- run: rule 'attack': p/object-write.lua:3: cannot write 'text': a hit is read-only
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) hit.text = "peace" return true end }
