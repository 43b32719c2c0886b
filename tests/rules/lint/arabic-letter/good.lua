rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "کشور",
  },
  examples = { yes = { "A {puppet} spoke.", "{کشور} ما" }, no = { "A poppet spoke." } },
}
