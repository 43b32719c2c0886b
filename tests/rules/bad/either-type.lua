-- The line of the field is said.
local p = either "x"
rule "a" { doc = "One.", find = p }
