-- a file is asked for while documents are read
-- run: rule 'attack': p/object-list-late.lua:3: 'list' works only while a rule file loads: make it at the top of the
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) return #list("secret.txt") > 0 end }
