rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  level = "low",
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
rule "b" {
  doc = "Tags a word.",
  find = words { "puppet" },
  level = "low",
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
rule "c" {
  doc = "Tags a word.",
  find = words { "puppet" },
  level = "info",
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
