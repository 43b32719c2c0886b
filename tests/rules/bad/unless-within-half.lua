rule "a" {
  doc = "One.",
  find = "x",
  unless = { "y", within = 2.5 },
}
