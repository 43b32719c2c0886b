rule "Frame.War" { doc = "One.", find = "x" }
