rule "a" {
  doc = "One.",
  find = words {
    "x",
    "regimе",
    "сas",
    "ab جنگ",
    "abجنگ",
  },
  examples = { yes = { "an {x}" }, no = { "y" } },
}
