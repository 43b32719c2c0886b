-- The line of the field is said.
local p = sentence { min = 3 }
rule "a" { doc = "One.", find = p }
