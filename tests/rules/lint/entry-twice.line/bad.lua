rule "a" {
  doc = "Tags a word.",
  find = words { "puppet", "stooge", "Stooge" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
