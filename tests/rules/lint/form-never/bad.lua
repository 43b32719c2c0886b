rule "a" {
  doc = "Tags a name.",
  find = names {
    { id = "khatami", "خاتمی", "Khatami, Mohammad" },
  },
  examples = { yes = { "{خاتمی}" }, no = { "Nobody came." } },
}
