rule "a" {
  doc = "One.",
  find = "x",
  examples = {
    yes = { "{x}" },
    no = {
      "y",
      "y {z",
    },
  },
}
