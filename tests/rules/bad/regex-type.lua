-- The line of the field is said.
local p = regex(5)
rule "a" { doc = "One.", find = p }
