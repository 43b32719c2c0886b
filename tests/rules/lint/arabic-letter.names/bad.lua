rule "a" {
  doc = "Tags a word.",
  find = names {
    { id = "k", "Ali Karimi", "علي کریمی" },
  },
  examples = { yes = { "{علی کریمی}" }, no = { "Nobody came." } },
}
