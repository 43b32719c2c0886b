rule "a" { doc = "One.", find = words { "x", list "data/phrases.tsv" }, examples = { yes = { "an {x}" }, no = { "y" } } }
