-- texts that are alike by share = 0/0
-- load: p/aggregate-alike-share-00.lua:4: alike: 'share' must be above 0 and at most 1 (0.5 is half)
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = alike { share = 0/0 }, report = function() return {} end }
