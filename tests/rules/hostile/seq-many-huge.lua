-- a part that may come a thousand million times
-- load: p/seq-many-huge.lua:3: many takes a part and how often it may stand there: many(a, 1, 3), whole numbers from 0 to 1000
rule "attack" { doc = "D.", find = seq { many(words { "nnnnnnnnnnnnnnnn", "of", "the", "number", "and", "more" }, 1, 1000000000), "trigger" } }
