rule "a" {
  doc = "One.",
}
