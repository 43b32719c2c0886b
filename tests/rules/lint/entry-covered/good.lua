rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "taxes",
    "tax cut*",
    "TAX*",
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
