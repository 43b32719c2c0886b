rule "a" {
  doc = "Tags a word.",
  find = regex { [=[puppets?]=] },
  keep = "all",
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
