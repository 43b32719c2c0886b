rule "a" {
  doc = "One.",
  find = "x",
  with = {
    "y",
    true,
  },
}
