rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "كشور",
  },
  examples = { yes = { "A {puppet} spoke.", "{کشور} ما" }, no = { "A poppet spoke." } },
}
