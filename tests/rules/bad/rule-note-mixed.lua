rule "a" {
  doc = "One.",
  find = "x",
  note = { "a", b = 1 },
}
