rule "a" {
  find = "x",
  doc = 5,
}
