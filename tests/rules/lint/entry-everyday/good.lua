rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "have not",
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet." } },
}
