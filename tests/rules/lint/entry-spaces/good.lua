rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "front line",
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
