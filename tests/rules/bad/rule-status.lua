rule "a" {
  doc = "One.",
  find = "x",
  status = "final",
}
