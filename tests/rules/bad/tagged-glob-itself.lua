rule "frame.all" { doc = "One.", find = tagged "frame.*" }
