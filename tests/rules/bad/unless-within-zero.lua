rule "a" {
  doc = "One.",
  find = "x",
  unless = {
    "z",
    { "y", within = 0 },
  },
}
