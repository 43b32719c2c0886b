rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  voice = "own",
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
