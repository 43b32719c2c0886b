rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  lang = { "en", "farsi" },
  examples = { yes = { "The {puppet} of the mill." }, no = { "A poppet spoke." } },
}
