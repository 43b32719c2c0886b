rule "old" { doc = "One.", find = "x", status = "stable", examples = { yes = { "an {x}" }, no = { "y" } } }
rule "b" { doc = "One.", find = "y", unless = tagged "old", examples = { yes = { "{y}" }, no = { "x" } } }
