-- a note that holds itself
-- run: rule 'attack': p/result-cyclic.lua:3: note.t.t.t.t.t.t.t.t is nested deeper than 8 tables
rule "attack" { doc = "D.", find = words { "trigger" }, note = function(hit, doc) local t = {} t.t = t return t end }
