rule "a" { doc = "One.", find = "x", unless = tagged "a" }
