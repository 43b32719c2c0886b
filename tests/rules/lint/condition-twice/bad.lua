local x = words { "stooge" }
rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  unless = { x, words { "lackey" }, x },
  examples = { yes = { "A {puppet} spoke." }, no = { "A puppet, a stooge." } },
}
