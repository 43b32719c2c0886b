-- a field of a document is written
-- run: rule 'attack': p/object-write-document.lua:3: cannot write 'id': a document is read-only
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) doc.id = "other" return true end }
