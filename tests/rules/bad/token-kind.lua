-- The line of the field is said.
local p = token { kind = "wrd" }
rule "a" { doc = "One.", find = p }
