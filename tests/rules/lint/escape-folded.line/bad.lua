rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[war\r\nzone]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
