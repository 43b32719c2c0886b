-- a gap of a thousand million words
-- load: p/seq-gap-huge.lua:3: gap takes the least and the greatest number of words: gap(0, 3), whole numbers from 0 to 1000
rule "attack" { doc = "D.", find = seq { words { "of" }, gap(0, 1000000000), words { "trigger" } } }
