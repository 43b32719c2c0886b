-- The line of the field is said.
local p = regex {
  [=[a]=],
  [=[(a]=],
}
rule "a" { doc = "One.", find = p }
