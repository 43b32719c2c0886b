-- The line of the field is said.
local p = alike { words = 4 }
rule "a" { doc = "One.", find = p }
