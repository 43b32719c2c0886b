rule "a" {
  doc = "One.",
  find = "x",
  with = 5,
}
