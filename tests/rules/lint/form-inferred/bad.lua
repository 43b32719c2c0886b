rule "a" {
  doc = "Tags a word.",
  find = names {
    { id = "k", "Ali Karimi" },
  },
  examples = { yes = { "{Ali Karimi}" }, no = { "Nobody came." } },
}
