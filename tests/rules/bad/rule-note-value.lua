rule "a" {
  doc = "One.",
  find = "x",
  note = {
    topic = print,
  },
}
