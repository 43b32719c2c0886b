-- The line of the field is said.
local p = words { list {} }
rule "a" { doc = "One.", find = p }
