rule "a" {
  doc = "One.",
  find = "x",
  voice = "own",
  zone = { "body", "quote" },
  stance = "plain",
  examples = { yes = { "an {x}" }, no = { "y" } },
}
