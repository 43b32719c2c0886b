rule "a" {
  doc = "One.",
  find = words {
    "x",
    "front line",
    "Front-Line",
    "می‌رود",
    "مي رود",
  },
  examples = { yes = { "an {x}" }, no = { "y" } },
}
