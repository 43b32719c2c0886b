rule "a" {
  doc = "One.",
  find = "x",
  replaced_by = false,
}
