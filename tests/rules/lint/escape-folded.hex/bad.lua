rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[war\x{9}zone]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
