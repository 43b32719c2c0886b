rule "a" {
  doc = "One.",
  find = words {
    "x",
    "front line",
    "front lines",
    "US",
    "us",
  },
  examples = { yes = { "an {x}" }, no = { "y" } },
}
