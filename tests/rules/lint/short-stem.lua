rule "a" {
  doc = "One.",
  find = words {
    "x",
    "ab*",
  },
  examples = { yes = { "an {x}" }, no = { "y" } },
}
