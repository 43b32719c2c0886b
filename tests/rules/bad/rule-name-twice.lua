rule "a" { doc = "One.", find = "x" }

rule "b" { doc = "One.", find = "x" }

rule "a" { doc = "Two.", find = "y" }
