-- texts that are alike by words = 0/0
-- load: p/aggregate-alike-words-00.lua:4: alike: 'words' must be a whole number from 1 to 64
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = alike { words = 0/0 }, report = function() return {} end }
