local x = words { "stooge" }
rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  with = x,
  unless = { { x, within = 2 } },
  examples = { yes = { "A stooge of a long line and a {puppet} too" }, no = { "A puppet, a stooge." } },
}
