rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "stoo⁠ge",
  },
  examples = { yes = { "A {puppet} spoke.", "او {می‌رود}" }, no = { "A poppet spoke." } },
}
