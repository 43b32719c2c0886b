rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "کـشور",
  },
  examples = { yes = { "A {puppet} spoke.", "{کشور} ما" }, no = { "A poppet spoke." } },
}
