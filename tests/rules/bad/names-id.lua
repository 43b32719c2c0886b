-- The line of the field is said.
local p = names { { "Reza" } }
rule "a" { doc = "One.", find = p }
