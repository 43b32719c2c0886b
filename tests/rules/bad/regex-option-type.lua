-- The line of the field is said.
local p = regex { [=[a]=], raw = 1 }
rule "a" { doc = "One.", find = p }
