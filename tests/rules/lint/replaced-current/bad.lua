rule "old" {
  doc = "Tags a word.",
  find = words { "puppet" },
  replaced_by = "new",
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
rule "new" {
  doc = "Tags a word.",
  find = words { "puppet" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
