-- The line of the field is said.
local p = words {
  "x",
  "a*b", "c",
}
rule "a" { doc = "One.", find = p }
