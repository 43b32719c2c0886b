rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[front lines?\b]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
