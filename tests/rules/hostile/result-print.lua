-- a million lines are printed
-- run: rule 'attack': p/result-print.lua:3: rule code used up its time
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) for i = 1, 1e6 do print("line", i) end return true end }
