-- The line of the field is said.
local p = either {}
rule "a" { doc = "One.", find = p }
