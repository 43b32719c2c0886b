rule "a" {
  doc = "Tags a word.",
  find = names {
    { id = "nader", "Nader Shah", "نادر شاه" },
  },
  examples = { yes = { "{Nader Shah}" }, no = { "Nobody came." } },
}
