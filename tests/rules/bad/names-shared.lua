-- The line of the field is said.
local p = names { { id = "a", "Reza" }, { id = "b", "Reza" } }
rule "a" { doc = "One.", find = p }
