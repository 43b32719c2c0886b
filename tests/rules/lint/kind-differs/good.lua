rule "a" {
  doc = "Tags a word.",
  find = names { list "good.tsv" },
  examples = { yes = { "{Ali Karimi}" }, no = { "Nobody." } },
}
