rule "a" {
  doc = "One.",
  find = "x",
  doc = "",
}
