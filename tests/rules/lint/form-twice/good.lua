rule "a" {
  doc = "Tags a word.",
  find = names {
    { id = "reza", "Reza Karimi", "Riza Karimi", "رضا کریمی" },
  },
  examples = { yes = { "{Reza Karimi}" }, no = { "Nobody came." } },
}
