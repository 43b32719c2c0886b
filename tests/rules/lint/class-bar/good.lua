rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[\b[ab|] (?:war|tax)\b]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
