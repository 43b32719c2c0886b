rule "old" {
  doc = "Tags a word.",
  find = words { "puppet" },
  status = "stable",
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
local b = tagged "old"
rule "b" {
  doc = "Tags a word.",
  find = words { "stooge" },
  unless = b,
  examples = { yes = { "A {stooge}" }, no = { "A puppet, a stooge." } },
}
