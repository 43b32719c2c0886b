rule "a" { doc = "One.", find = "x" }
aggregate "b" { doc = "One.", of = "a", group = alike {}, report = function() end }
rule "c" { doc = "One.", find = tagged "b" }
