rule "a" {
  doc = "One.",
  find = "x",
  examples = {
    yes = { { title = "T" } },
  },
}
