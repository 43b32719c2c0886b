-- The line of the field is said.
local p = token { "x" }
rule "a" { doc = "One.", find = p }
