rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[رژیم \w+]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
