rule "a" {
  doc = "One.",
  find = "x",
  level = "hihg",
}
