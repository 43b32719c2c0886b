rule "a" {
  doc = "One.",
  find = "x",
  note = "high",
}
