-- The line of the field is said.
local p = (words { "x" }).text
rule "a" { doc = "One.", find = p }
