-- The line of the field is said.
local p = words { "x", case = "yes" }
rule "a" { doc = "One.", find = p }
