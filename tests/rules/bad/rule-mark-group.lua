rule "a" {
  doc = "One.",
  find = "x",
  mark = "who",
}
