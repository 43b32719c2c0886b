local x = words { "stooge" }
rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  with = x,
  unless = { words { "lackey" }, x },
  examples = { yes = { "A {puppet}" }, no = { "The puppet" } },
}
