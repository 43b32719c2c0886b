rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  unless = { words { "stooge" }, within = 500 },
  examples = { yes = { "A {puppet} spoke." }, no = { "A puppet, a stooge." } },
}
