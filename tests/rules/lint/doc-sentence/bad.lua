rule "a" {
  doc = "puppet words",
  find = words { "puppet" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
