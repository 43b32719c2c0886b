rule "a" {
  doc = "One.",
  find = names { { id = "reza", "Reza", "Riza", "رضا" } },
  examples = { yes = { "{Reza}" }, no = { "y" } },
}
