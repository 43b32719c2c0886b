-- The line of the field is said.
local p = words {
  "x",
  { "y" },
}
rule "a" { doc = "One.", find = p }
