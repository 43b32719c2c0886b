-- The line of the field is said.
local p = names { list "data/good.tsv" }
rule "a" { doc = "One.", find = p }
