rule "a" { doc = "One.", find = "x" }
aggregate "b" {
  doc = "One.", of = "a", group = alike {}, report = function() end,
  examples = { { "x",
    7, rows = 1 }, { { outlet = "a" }, rows = 1 }, { { text = "x", day = {} }, rows = 1 } },
}
