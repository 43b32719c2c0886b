rule "a" {
  doc = "One.",
  find = words {
    "x",
    "taxes",
    "tax cut*",
    "TAX*",
  },
  examples = { yes = { "an {x}" }, no = { "y" } },
}
