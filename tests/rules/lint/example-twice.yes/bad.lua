rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  examples = {
    yes = {
      "A {puppet} spoke.", "The {puppet}.", "A {puppet} spoke.",
      [[The {puppet}s]],
    },
    no = { "A poppet." },
  },
}
