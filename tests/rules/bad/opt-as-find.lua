rule "a" {
  doc = "One.",
  find = opt("x"),
}
