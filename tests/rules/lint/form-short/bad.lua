rule "a" {
  doc = "Tags a word.",
  find = names {
    { id = "ri", "ری", "Shahr-e Rey" },
  },
  examples = { yes = { "{ری}" }, no = { "Nobody came." } },
}
