rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "x",
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
