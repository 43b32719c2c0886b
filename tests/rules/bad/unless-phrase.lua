rule "a" {
  doc = "One.",
  find = "x",
  unless = {
    "y",
    "z*z",
  },
}
