rule "a" { doc = "One.", find = "x" }
aggregate "b" { doc = "One.", of = "a", group = alike {}, report = function() end }
aggregate "c" { doc = "One.", of = "b", group = alike {}, report = function() end }
