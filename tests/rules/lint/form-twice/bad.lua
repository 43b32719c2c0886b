rule "a" {
  doc = "Tags a word.",
  find = names {
    { id = "reza", "Reza Karimi", "رضا کریمی" },
    { id = "reza", "Reza Karimi", "Riza Karimi" },
  },
  examples = { yes = { "{Reza Karimi}" }, no = { "Nobody came." } },
}
