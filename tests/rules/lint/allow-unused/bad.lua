rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet", -- lint: allow short-stem
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
