-- The line of the field is said.
local p = tagged "frames.*"
rule "a" { doc = "One.", find = p }
