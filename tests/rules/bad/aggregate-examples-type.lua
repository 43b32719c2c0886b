rule "a" { doc = "One.", find = "x" }
aggregate "b" { doc = "One.", of = "a", group = alike {}, report = function() end, examples = "x" }
