-- The line of the field is said.
local p = either { "x", case = true }
rule "a" { doc = "One.", find = p }
