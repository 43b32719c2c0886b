-- patterns are made while documents are read
-- run: rule 'attack': p/object-words-late.lua:3: 'words' works only while a rule file loads: make it at the top of th
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) return hit.sentence:has(words { "soldier" .. #hit.text }) end }
