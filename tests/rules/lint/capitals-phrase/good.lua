rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "regime change",
    "UN HRC",
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
