rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    -- lint: allow short-stem,mixed-script
    "aб*",
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poet spoke." } },
}
