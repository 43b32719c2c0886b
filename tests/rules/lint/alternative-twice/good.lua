rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[\b(?:کشور|war|wars)\b]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
