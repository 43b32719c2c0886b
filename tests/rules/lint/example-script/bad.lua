rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "عروسک",
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
