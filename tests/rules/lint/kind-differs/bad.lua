rule "a" {
  doc = "Tags a word.",
  find = names { list "bad.tsv" },
  examples = { yes = { "{Ali Karimi}" }, no = { "Nobody." } },
}
