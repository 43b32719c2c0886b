rule "a" { doc = "One.", find = "x" }
aggregate "b" { doc = "One.", of = "b.*", group = alike {}, report = function() end }
