-- conditions over a whole document of hits
-- hits: 0
local n = words { "of", "the", "and", "more", "number" }
rule "attack" { doc = "D.", find = n, with = { { n, within = 10000 }, { words { "nobody" }, within = 10000 } } }
