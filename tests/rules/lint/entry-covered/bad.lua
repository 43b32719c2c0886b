rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "taxes",
    "tax*",
    "tax cut",
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
