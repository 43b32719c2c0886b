rule "a" {
  doc = "One.",
  find = "x",
  unless = { "y", barrier = 1 },
}
