rule "a" {
  doc = "One.",
  find = "x",
  lang = 5,
}
