rule "a" {
  doc = "One.",
  find = "x",
  examples = { no = { "an {x}" } },
}
