rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  unless = { hashtag, within = 3, side = "after" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A puppet in #town." } },
}
