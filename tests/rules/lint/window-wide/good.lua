rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  unless = { words { "stooge" }, within = 50 },
  examples = { yes = { "A {puppet} spoke." }, no = { "A puppet, a stooge." } },
}
