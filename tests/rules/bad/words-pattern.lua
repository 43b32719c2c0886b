-- The line of the field is said.
local p = words { "x", sentence }
rule "a" { doc = "One.", find = p }
