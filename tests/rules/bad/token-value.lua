-- The line of the field is said.
local p = token { folded = 5 }
rule "a" { doc = "One.", find = p }
