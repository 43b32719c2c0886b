rule "a" {
  doc = "One.",
  find = names {
    { id = "k", "Ali Karimi" },
    "Khamenei",
  },
  examples = { yes = { "{Ali Karimi}" }, no = { "y" } },
}
