rule "a" {
  doc = "One.",
  find = words {
    "x",
    "abc*",
  },
  examples = { yes = { "an {x}" }, no = { "y" } },
}
