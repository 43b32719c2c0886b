rule "a" {
  doc = "One.",
  find = "x",
  references = { "a", 5 },
}
