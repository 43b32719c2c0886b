rule "a" {
  doc = "Tags a word.",
  find = words {
    "کشور", case = true
  },
  examples = { yes = { "{کشور} ما" }, no = { "شهر ما" } },
}
