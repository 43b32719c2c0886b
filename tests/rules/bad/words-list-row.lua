-- The line of the field is said.
local p = words { list "data/long-row.tsv" }
rule "a" { doc = "One.", find = p }
