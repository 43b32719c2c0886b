-- The line of the field is said.
local p = gap(0, 3)
rule "a" { doc = "One.", find = p }
