aggregate "a" { doc = "One." }
