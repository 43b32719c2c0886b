-- an object is joined with a string
-- run: rule 'attack': p/object-concat.lua:3: attempt to concatenate a engine.hit value (local 'hit')
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) return hit .. doc == "" end }
