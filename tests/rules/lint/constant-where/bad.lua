rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  where = function(hit) return true end,
  keep = "all",
  examples = { yes = { "A {puppet} spoke." }, no = { "A puppet came." } },
}
