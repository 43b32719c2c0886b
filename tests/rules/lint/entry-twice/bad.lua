rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "front line",
    "Front line",
    "می‌رود",
  },
  examples = { yes = { "A {puppet} spoke.", "او {می‌رود}" }, no = { "A poppet spoke." } },
}
