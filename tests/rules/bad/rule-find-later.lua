rule "a" {
  doc = "One.",
  find = date,
}
