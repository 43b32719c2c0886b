rule "a" {
  doc = "One.",
  find = "x",
  with = {
    as("who", "y"),
  },
}
