-- a note with a million keys
-- run: rule 'attack': p/result-wide.lua:3: rule code used up its time
rule "attack" { doc = "D.", find = words { "trigger" }, note = function(hit, doc) local t = {} for i = 1, 1e6 do t["k" .. i] = i end return t end }
