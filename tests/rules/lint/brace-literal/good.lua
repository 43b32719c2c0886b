rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[front\w{0,3} line]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
