-- The line of the field is said.
local p = either {
  "x",
  "x*y",
}
rule "a" { doc = "One.", find = p }
