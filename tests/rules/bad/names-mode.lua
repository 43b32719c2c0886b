-- The line of the field is said.
local p = names { "Ali", mode = "wid" }
rule "a" { doc = "One.", find = p }
