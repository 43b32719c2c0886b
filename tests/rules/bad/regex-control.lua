-- The line of the field is said.
local p = regex { "\bregime" }
rule "a" { doc = "One.", find = p }
