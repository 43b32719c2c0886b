-- the length of an object
-- run: rule 'attack': p/object-length.lua:3: attempt to get length of a engine.hit value (local 'hit')
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) return #hit > #doc end }
