rule "a" {
  doc = "One.",
  find = names { { id = "k", "Ali Karimi", "علی کریمی" }, { id = "m", "MEK", exact = { "The People" } } },
  examples = { yes = { "{Ali Karimi}" }, no = { "y" } },
}
