rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[war\tzone]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
