-- a hit is kept for the next document
-- hits: 5
local kept
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) kept = kept or hit return kept.text == "trigger" end }
