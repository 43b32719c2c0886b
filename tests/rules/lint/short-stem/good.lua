rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "abc*",
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
