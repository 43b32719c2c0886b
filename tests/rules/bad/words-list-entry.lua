-- The line of the field is said.
local p = words { list "data/bad-entry.tsv" }
rule "a" { doc = "One.", find = p }
