rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[\b(puppet|proxy) (?:regime|rule)s?\b]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
