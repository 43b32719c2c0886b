rule "a..b" { doc = "One.", find = "x" }
