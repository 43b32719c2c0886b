rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "REGIME CHANGE",
    "MEK",
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
