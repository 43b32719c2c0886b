-- a distance past all numbers
-- run: rule 'attack': p/object-near-huge.lua:4: the table of options: 'within' must be a whole number of words from 1
local w = words { "soldier" }
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) return hit:near(w, { within = 1e308 }) == nil end }
