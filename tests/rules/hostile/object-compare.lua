-- objects are compared and hashed
-- run: rule 'attack': p/object-compare.lua:3: attempt to compare engine.hit with engine.document
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) local t = { [hit] = 1, [doc] = 2 } return t[hit] == 1 and hit < doc end }
