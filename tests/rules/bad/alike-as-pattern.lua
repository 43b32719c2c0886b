rule "a" { doc = "One.", find = alike {} }
