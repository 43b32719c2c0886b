rule "a" {
  doc = "One.",
  find = "x",
  keep = "longst",
}
