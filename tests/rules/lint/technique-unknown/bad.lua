rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  technique = "semeval2020:loaded_langauge",
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
