rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[\bfront line\b]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
