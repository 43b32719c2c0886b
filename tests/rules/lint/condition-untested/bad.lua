rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  unless = words { "stooge" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
