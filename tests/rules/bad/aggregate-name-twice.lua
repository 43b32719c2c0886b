rule "a" { doc = "One.", find = "x" }
aggregate "a" { doc = "One.", of = "a", group = alike {}, report = function() end }
