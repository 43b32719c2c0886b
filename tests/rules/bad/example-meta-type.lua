rule "a" {
  doc = "One.",
  find = "x",
  examples = {
    yes = {
      {
        text = "{x}",
        title = {},
      },
    },
  },
}
