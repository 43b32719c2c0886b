rule "a" {
  doc = "One.",
  find = "x",
  unless = { "y",
    withn = 3 },
}
