rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "عروسک",
  },
  examples = { yes = { "A {puppet} and {عروسک}" }, no = { "A poppet spoke." } },
}
