rule "a" {
  doc = "One.",
  find = names {
    { id = "reza", "Reza", "رضا" },
    { id = "ali", "علی" },
    { id = "reza", "Reza" },
  },
  examples = { yes = { "{Reza}" }, no = { "y" } },
}
