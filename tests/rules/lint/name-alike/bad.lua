rule "frame.war_talk" {
  doc = "Tags a word.",
  find = words { "puppet" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
rule "frame.war.talk" {
  doc = "Tags a word.",
  find = words { "puppet" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
