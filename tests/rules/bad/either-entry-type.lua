-- The line of the field is said.
local p = either {
  "x",
  5,
}
rule "a" { doc = "One.", find = p }
