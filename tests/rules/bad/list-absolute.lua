-- The line of the field is said.
local p = words { list "/etc/x.tsv" }
rule "a" { doc = "One.", find = p }
