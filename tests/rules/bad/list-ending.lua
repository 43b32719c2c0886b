-- The line of the field is said.
local p = words { list "data/list.txt" }
rule "a" { doc = "One.", find = p }
