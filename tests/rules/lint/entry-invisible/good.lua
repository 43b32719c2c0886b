rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "stooge",
    "می‌رود",
  },
  examples = { yes = { "A {puppet} spoke.", "او {می‌رود}" }, no = { "A poppet spoke." } },
}
