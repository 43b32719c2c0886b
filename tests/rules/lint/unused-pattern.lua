local used = words { "x" }
local unused = words { "y" }
rule "a" { doc = "One.", find = used, examples = { yes = { "an {x}" }, no = { "y" } } }
