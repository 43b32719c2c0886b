-- The line of the field is said.
local p = words { list "data/no-phrase.tsv" }
rule "a" { doc = "One.", find = p }
