rule "a" {
  doc = "Tags a word.",
  find = seq {
    "puppet",
    gap(0, 0),
    "regime",
  },
  examples = { yes = { "A {puppet regime}" }, no = { "A poppet spoke." } },
}
