-- The line of the field is said.
local p = words { "x",
  sufixes = false }
rule "a" { doc = "One.", find = p }
