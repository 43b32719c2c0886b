-- texts that are alike by words = 1e9
-- load: p/aggregate-alike-words-1e9.lua:4: alike: 'words' must be a whole number from 1 to 64
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = alike { words = 1e9 }, report = function() return {} end }
