-- an expression is compiled while documents are read
-- run: rule 'attack': p/object-regex-late.lua:3: 'regex' works only while a rule file loads: make it at the top of th
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) return hit.sentence:has(regex { [=[a+]=] }) end }
