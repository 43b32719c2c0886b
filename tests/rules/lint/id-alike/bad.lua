rule "a" {
  doc = "Tags a word.",
  find = names {
    { id = "ali-karimi", "Ali Karimi", "علی کریمی" },
    { id = "Ali_Karimi", "Karimi the elder", "کریمی بزرگ" },
  },
  examples = { yes = { "{Ali Karimi}" }, no = { "Nobody came." } },
}
