-- nothing is raised
-- run: rule 'attack': p/object-error-nothing.lua:3: an error without a message (nil)
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) error() end }
