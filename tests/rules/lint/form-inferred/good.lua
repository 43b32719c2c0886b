rule "a" {
  doc = "Tags a word.",
  find = names {
    { id = "k", "Ali Karimi", "علی کریمی" },
    { id = "m", "MEK", exact = { "The People" } },
  },
  examples = { yes = { "{Ali Karimi}" }, no = { "Nobody came." } },
}
