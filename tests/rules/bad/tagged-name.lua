-- The line of the field is said.
local p = tagged "Frame War"
rule "a" { doc = "One.", find = p }
