rule "a" { doc = "One.", find = "x" }
aggregate "b"
