-- a great many names
-- hits: 0
local list = {}
for i = 1, 20000 do list[i] = { id = "n" .. i, "Abol" .. i .. " Kareem" .. i % 977 } end
rule "attack" { doc = "D.", find = names(list) }
