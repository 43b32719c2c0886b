local make = rule "a"
make { doc = "One.", find = "x" }
make { doc = "One.", find = "x" }
