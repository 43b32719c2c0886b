local x = words { "stooge" }
rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  unless = { x, { x, within = 2 } },
  examples = { yes = { "A {puppet} spoke." }, no = { "A puppet, a stooge." } },
}
