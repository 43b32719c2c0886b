-- an object is raised
-- run: rule 'attack': p/object-error.lua:3: an error whose message is an object
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) error(hit) end }
