rule "a" {
  doc = "One.",
  find = "x",
  examples = { yes = { a = "x" } },
}
