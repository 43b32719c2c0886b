rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[front lines?]=],
    raw = true,
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
