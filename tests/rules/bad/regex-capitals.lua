-- The line of the field is said.
local p = regex { [=[[A-Z]+]=] }
rule "a" { doc = "One.", find = p }
