rule "a" {
  doc = "One.",
  find = "x",
  voice = "mine",
}
