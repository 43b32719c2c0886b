rule "a" {
  doc = "One.",
  find = "x",
  unless = { "y", within = "sentense" },
}
