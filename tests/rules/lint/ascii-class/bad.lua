rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[رژیم [a-z]+]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
