rule "a" {
  doc = "Tags “puppet”.",
  find = words { "puppet" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
rule "b" {
  doc = "واژهٔ عروسک را نشان می‌دهد.",
  find = words { "puppet" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
