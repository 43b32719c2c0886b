rule "a" {
  doc = "One.",
  find = "x",
  examples = "x",
}
