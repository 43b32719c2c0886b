rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[\b(?<who>puppet|proxy) (?:regime|rule)s?\b (\w+) \2]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
