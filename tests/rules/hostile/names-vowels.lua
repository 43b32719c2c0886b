-- names that are spelt in as many ways as there can be
-- load: p/names-vowels.lua:5: names: the form "oo ee oo ee oo ee oo ee oo ee oo ee gh" has too many words
local list = {}
for i = 1, 300 do list[i] = { id = "n" .. i, ("Aei"):rep(8) .. "oukhghchshzh" .. i .. " " .. ("ouie"):rep(8), ("oo ee "):rep(6) .. "gh" } end
rule "attack" { doc = "D.", find = names(list) }
