rule { doc = "One.", find = "x" }
