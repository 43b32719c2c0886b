rule "a" {
  doc = "One.",
  find = names {
    { id = "ri", "ری", exact = { "Li" } },
    { id = "qom", "Qom", "قم",
      "Q" },
  },
  examples = { yes = { "{ری}" }, no = { "y" } },
}
