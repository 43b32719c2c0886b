rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "x ray",
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
