rule "a" {
  doc = "One.",
  find = "x",
  note = { a = { a = { a = { a = { a = { a = { a = { a = {} } } } } } } } },
}
