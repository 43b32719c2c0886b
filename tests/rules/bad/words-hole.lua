-- The line of the field is said.
local p = words { "x", [3] = "y" }
rule "a" { doc = "One.", find = p }
