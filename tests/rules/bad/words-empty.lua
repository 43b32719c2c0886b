-- The line of the field is said.
local p = words {}
rule "a" { doc = "One.", find = p }
