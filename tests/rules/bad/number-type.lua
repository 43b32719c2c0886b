-- The line of the field is said.
local p = number(5)
rule "a" { doc = "One.", find = p }
