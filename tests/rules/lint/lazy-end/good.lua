rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[front \w+? line]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
