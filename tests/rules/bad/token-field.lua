-- The line of the field is said.
local p = token { flded = "x" }
rule "a" { doc = "One.", find = p }
