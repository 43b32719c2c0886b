-- The line of the field is said.
local p = tagged { "x" }
rule "a" { doc = "One.", find = p }
