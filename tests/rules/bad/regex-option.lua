-- The line of the field is said.
local p = regex { [=[a]=], rwa = true }
rule "a" { doc = "One.", find = p }
