rule "a" {
  doc = "Tags a word.",
  find = names {
    { id = "ali-karimi", "Ali Karimi", "علی کریمی" },
    { id = "ali-karimi-2", "Karimi the elder", "کریمی بزرگ" },
  },
  examples = { yes = { "{Ali Karimi}" }, no = { "Nobody came." } },
}
