-- thousands of texts that are all alike
-- hits: 3000
rule "attack" { doc = "D.", find = words { "and more" } }
aggregate "sum" { doc = "S.", of = "attack", group = alike { words = 1, share = 0.1 }, report = function(uses) return { n = #uses } end }
