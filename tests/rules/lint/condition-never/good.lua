rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  unless = { hashtag, within = "overlap" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A #puppet." } },
}
