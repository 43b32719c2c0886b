rule "a" { doc = "One.", find = "x" }

rule "b" { doc = "One.", find = "x", examples = { yes = { "{x}" } } }
