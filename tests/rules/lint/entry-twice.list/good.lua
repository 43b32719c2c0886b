rule "a" {
  doc = "Tags a word.",
  find = words { list "good.tsv" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
