-- The line of the field is said.
local p = opt "x"
rule "a" { doc = "One.", find = p }
