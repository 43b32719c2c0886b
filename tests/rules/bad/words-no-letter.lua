-- The line of the field is said.
local p = words { "x", "..." }
rule "a" { doc = "One.", find = p }
