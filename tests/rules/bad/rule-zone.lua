rule "a" {
  doc = "One.",
  find = "x",
  zone = { "quote", "bodyy" },
}
