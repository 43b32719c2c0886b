-- a field is written past its metatable
-- run: rule 'attack': p/object-rawset.lua:3: unknown name 'rawset'
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) rawset(hit, "text", "peace") return true end }
