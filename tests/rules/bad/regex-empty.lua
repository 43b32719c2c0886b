-- The line of the field is said.
local p = regex {}
rule "a" { doc = "One.", find = p }
