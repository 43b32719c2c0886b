-- a group that the expression does not have
-- run: rule 'attack': p/object-group-missing.lua:3: no pattern has a group ''
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) return hit:group("\0none") == nil end }
