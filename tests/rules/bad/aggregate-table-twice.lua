rule "a" { doc = "One.", find = "x" }
local b = aggregate "b"
b { doc = "One.", of = "a", group = alike {}, report = function() end }
b { doc = "One.", of = "a", group = alike {}, report = function() end }
