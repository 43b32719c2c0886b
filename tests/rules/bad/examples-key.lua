rule "a" {
  doc = "One.",
  find = "x",
  examples = {
    yes = { "{x}" },
    not_ = { "y" },
  },
}
