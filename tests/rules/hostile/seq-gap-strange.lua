-- gaps that are no numbers
-- load: p/seq-gap-strange.lua:3: gap takes the least and the greatest number of words: gap(0, 3), whole numbers from 0 to 1000
rule "attack" { doc = "D.", find = seq { words { "of" }, gap(0 / 0, 1 // 0.0), words { "trigger" } } }
