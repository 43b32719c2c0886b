rule "a" {
  doc = "One.",
  find = "x",
  examples = {
    yes = {
      "an {x}",
      "an x",
    },
    no = { "y" },
  },
}
