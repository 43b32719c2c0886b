rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  where = function(hit) return hit.text ~= "PUPPET" end,
  examples = { yes = { "A {puppet} spoke." }, no = { "A PUPPET spoke." } },
}
