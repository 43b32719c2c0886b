rule "a" {
  doc = "Tags a word.",
  find = words { "کشور", "US", case = true },
  examples = { yes = { "{کشور} ما {US}" }, no = { "شهر us" } },
}
