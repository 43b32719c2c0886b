rule "a" {
  doc = "Tags a name.",
  find = names {
    { id = "khatami", "خاتمی", "Khatami, Mohammad" },
    order = true,
  },
  examples = { yes = { "{خاتمی}", "{Khatami, Mohammad}", "{Mohammad Khatami}" }, no = { "Nobody came." } },
}
