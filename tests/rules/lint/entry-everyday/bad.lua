rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "have",
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet." } },
}
