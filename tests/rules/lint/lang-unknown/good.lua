rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  lang = { "en", "fa", "ru" },
  examples = { yes = { "The {puppet} of the mill." }, no = { "A poppet spoke." } },
}
