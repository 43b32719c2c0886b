-- a document is kept for the next one
-- run: rule 'attack': p/object-kept-document.lua:4: cannot write 'd': a table that was made while the rule file loade
local kept = {}
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) kept.d = kept.d or doc return kept.d.id == doc.id end }
