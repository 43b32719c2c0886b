local a = include "labels.lua"
rule "a" {
  doc = "Tags a word.",
  find = either { a.one, a.two },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
