-- gaps behind gaps over a sentence of twenty thousand words
-- hits: 1
local n = words { "of", "the", "and", "more", "number" }
rule "attack" { doc = "D.", find = seq { n, gap(0, 10), n, gap(0, 10), n, gap(0, 10), n, gap(0, 10), "trigger" } }
