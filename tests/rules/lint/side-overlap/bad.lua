rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  unless = { hashtag, within = "overlap", side = "after" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A #puppet." } },
}
