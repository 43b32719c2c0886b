local one = words { "puppet" }
rule "a" {
  doc = "Tags a word.",
  find = either { one, words { "stooge" }, one },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
