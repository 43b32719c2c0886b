-- The line of the field is said.
local p = as("who", "x")
rule "a" { doc = "One.", find = p }
