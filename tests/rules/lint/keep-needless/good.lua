rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  keep = "all",
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
