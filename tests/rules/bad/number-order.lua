-- The line of the field is said.
local p = number { min = 3, max = 2 }
rule "a" { doc = "One.", find = p }
