rule "a" {
  doc = "One."
  find = "x",
}
