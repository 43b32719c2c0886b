rule "a" {
  doc = "One.",
  find = words {
    "x",
    "taxes",
    "tax*",
    "tax cut",
  },
  examples = { yes = { "an {x}" }, no = { "y" } },
}
