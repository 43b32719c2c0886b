rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  examples = {
    yes = { "A {puppet} spoke.", "The {puppet}." },
    no = {
      "A poppet.",
      "A poppet.",
    },
  },
}
