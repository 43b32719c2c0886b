rule "a" {
  doc = "Tags a word.",
  find = names {
    { id = "k", "Ali Karimi", "علی کریمی" },
  },
  examples = { yes = { "{علی کریمی}" }, no = { "Nobody came." } },
}
