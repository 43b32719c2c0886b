-- a rule is made while documents are read
-- run: rule 'attack': p/object-rule-late.lua:3: 'rule' works only while a rule file loads: make it at the top of the
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) rule "later" { doc = "L.", find = words { "x" } } return true end }
