rule "old" {
  doc = "Tags a word.",
  find = words { "puppet" },
  status = "deprecated",
  replaced_by = "nwe",
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
rule "new" {
  doc = "Tags a word.",
  find = words { "puppet" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
