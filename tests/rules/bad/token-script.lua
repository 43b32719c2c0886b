-- The line of the field is said.
local p = token { script = "persian" }
rule "a" { doc = "One.", find = p }
