rule "a" {
  doc = "Tags a word.",
  find = names {
    { id = "k", "Ali Karimі", "علی کریمی" },
  },
  examples = { yes = { "{علی کریمی}" }, no = { "Nobody came." } },
}
