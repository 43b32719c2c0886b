-- a function as a note
-- run: rule 'attack': p/result-function.lua:3: note.f is a function: a note holds strings, numbers, true and false, s
rule "attack" { doc = "D.", find = words { "trigger" }, note = function(hit, doc) return { f = print } end }
