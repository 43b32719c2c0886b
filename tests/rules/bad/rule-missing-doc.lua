rule "a" {
  find = "x",
}
