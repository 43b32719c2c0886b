-- The line of the field is said.
local p = list "data/good.tsv"
rule "a" { doc = "One.", find = p }
