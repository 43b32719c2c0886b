rule "a" {
  doc = "Tags a word.",
  find = words { list "bad.tsv" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
