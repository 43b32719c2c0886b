-- The line of the field is said.
local p = many("x", 1, 2)
rule "a" { doc = "One.", find = p }
