rule "a" { doc = "One.", find = "x", lang = "en", examples = { yes = { "an {x}" }, no = { "y" } } }
