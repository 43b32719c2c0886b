-- The line of the field is said.
local p = words(5)
rule "a" { doc = "One.", find = p }
