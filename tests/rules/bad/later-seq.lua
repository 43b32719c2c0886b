-- The line of the field is said.
local p = seq { "x", "y" }
rule "a" { doc = "One.", find = p }
