rule "a" {
  doc = "One.",
  find = seq { as("who", "x"), "y" },
  mark = "whom",
}
