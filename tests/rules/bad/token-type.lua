-- The line of the field is said.
local p = token "word"
rule "a" { doc = "One.", find = p }
