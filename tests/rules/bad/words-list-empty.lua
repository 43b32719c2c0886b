-- The line of the field is said.
local p = words { list "data/empty.tsv" }
rule "a" { doc = "One.", find = p }
