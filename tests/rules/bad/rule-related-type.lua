rule "a" {
  doc = "One.",
  find = "x",
  related = 7,
}
