-- The line of the field is said.
local p = number { minimum = 3 }
rule "a" { doc = "One.", find = p }
