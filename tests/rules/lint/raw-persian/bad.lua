rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[کشورها?]=],
    raw = true,
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
