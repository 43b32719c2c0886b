-- The line of the field is said.
local p = words { list "data/../../x.tsv" }
rule "a" { doc = "One.", find = p }
