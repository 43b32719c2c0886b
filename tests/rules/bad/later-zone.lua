-- The line of the field is said.
local p = zone "quote"
rule "a" { doc = "One.", find = p }
