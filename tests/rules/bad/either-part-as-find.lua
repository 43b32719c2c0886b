rule "a" {
  doc = "One.",
  find = either { "x", gap(1, 1) },
}
