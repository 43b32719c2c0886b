rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "regimе",
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
