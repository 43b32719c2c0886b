rule "a" {
  doc = "One.",
  find = "x",
  mark = 3,
}
