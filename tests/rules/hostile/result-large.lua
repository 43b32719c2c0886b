-- a note of 32 MB
-- run: rule 'attack': p/result-large.lua:3: rule code used up its memory
rule "attack" { doc = "D.", find = words { "trigger" }, note = function(hit, doc) return { a = ("x"):rep(2 ^ 25) } end }
