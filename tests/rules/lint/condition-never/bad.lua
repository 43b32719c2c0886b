rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  unless = { sentence, within = "overlap" },
  examples = { yes = { "A {puppet}" }, no = { "The puppet" } },
}
