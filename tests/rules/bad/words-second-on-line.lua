-- The line of the field is said.
local p = either { words { "x" }, words { "y", "b*" } }
rule "a" { doc = "One.", find = p }
