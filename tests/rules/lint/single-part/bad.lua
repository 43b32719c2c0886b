rule "a" {
  doc = "Tags a word.",
  find = either { words { "puppet" } },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
