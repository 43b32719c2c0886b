rule "a" {
  doc = "One.",
  find = "x",
  meta = { outlet = "" },
}
