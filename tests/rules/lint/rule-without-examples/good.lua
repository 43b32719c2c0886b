rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
