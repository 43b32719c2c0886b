rule "old" {
  doc = "Tags a word.",
  find = words { "puppet" },
  status = "deprecated",
  replaced_by = "new",
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
rule "new" {
  doc = "Tags a word.",
  find = words { "puppet" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
local b = tagged "old"
rule "b" {
  doc = "Tags a word.",
  find = words { "stooge" },
  unless = b,
  examples = { yes = { "A {stooge}" }, no = { "A puppet, a stooge." } },
}
