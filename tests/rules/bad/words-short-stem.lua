-- The line of the field is said.
local p = words {
  "x",
  "a*",
}
rule "a" { doc = "One.", find = p }
