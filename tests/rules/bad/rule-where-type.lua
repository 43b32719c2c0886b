rule "a" {
  doc = "One.",
  find = "x",
  where = true,
}
