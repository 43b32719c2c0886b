rule "a" {
  doc = "Tags a word.",
  find = either { words { "puppet" }, words { "stooge" } },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
