rule "a" {
  doc = "One.",
  find = gap(1, 2),
}
