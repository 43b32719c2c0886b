rule "a" {
  doc = "One.",
  find = "x",
  stance = "asks",
}
