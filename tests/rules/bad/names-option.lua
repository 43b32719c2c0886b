-- The line of the field is said.
local p = names { "Ali", mod = "wide" }
rule "a" { doc = "One.", find = p }
