rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "covid-۱۹",
    "می‌رود",
    "ab جنگ",
  },
  examples = { yes = { "A {puppet} spoke.", "او {می‌رود}" }, no = { "A poppet spoke." } },
}
