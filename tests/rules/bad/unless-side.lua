rule "a" {
  doc = "One.",
  find = "x",
  unless = { "y", side = "left" },
}
