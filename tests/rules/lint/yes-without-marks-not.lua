rule "a" { doc = "One.", find = "x", examples = { yes = { "an {x}" }, no = { "y" } } }
