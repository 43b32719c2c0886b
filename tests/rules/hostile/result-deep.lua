-- a note nested 10000 deep
-- run: rule 'attack': p/result-deep.lua:3: note[1][1][1][1][1][1][1][1] is nested deeper than 8 tables
rule "attack" { doc = "D.", find = words { "trigger" }, note = function(hit, doc) local t = {} for i = 1, 10000 do t = { t } end return t end }
