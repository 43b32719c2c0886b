-- a negative number of words
-- run: rule 'attack': p/object-before-negative.lua:3: a number of words is wanted here: hit:before(3)
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) return hit:before(-1).text == "" end }
