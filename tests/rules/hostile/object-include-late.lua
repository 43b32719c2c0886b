-- a rule file is asked for while documents are read
-- run: rule 'attack': p/object-include-late.lua:3: 'include' works only while a rule file loads: make it at the top o
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) include "control.lua" return true end }
