rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[front \w+?]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
