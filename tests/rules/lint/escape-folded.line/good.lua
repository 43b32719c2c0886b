rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[war\nzones?]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
