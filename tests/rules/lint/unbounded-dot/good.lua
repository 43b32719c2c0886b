rule "a" {
  doc = "Tags a word.",
  find = regex {
    [=[puppets?]=],
    [=[puppet .{0,40} regime\.* [.*]+ end]=],
  },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
