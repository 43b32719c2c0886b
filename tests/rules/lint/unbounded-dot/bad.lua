rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[puppet .* regime]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
