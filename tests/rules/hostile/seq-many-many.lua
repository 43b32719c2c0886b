-- repetitions of repetitions, which could be cut in many ways
-- load: p/seq-many-many.lua:4: seq: it is too large: many and gap come to more than 4096 parts in all
local n = words { "of", "the", "and", "more", "number", "nnnnnnnnnnnnnnnn" }
rule "attack" { doc = "D.", find = seq { many(many(many(n, 1, 20), 1, 20), 1, 20), many(n, 0, 20), many(n, 0, 20), "never" } }
