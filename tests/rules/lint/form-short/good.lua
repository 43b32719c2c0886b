rule "a" {
  doc = "Tags a word.",
  find = names {
    { id = "reza", "رضا", "Reza", exact = { "RK" } },
  },
  examples = { yes = { "{رضا}" }, no = { "Nobody came." } },
}
