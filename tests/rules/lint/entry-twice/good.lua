rule "a" {
  doc = "Tags a word.",
  find = words {
    "puppet",
    "front line",
    "front lines",
    "US",
    "us",
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
