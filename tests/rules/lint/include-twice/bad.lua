local a = include "labels.lua"
local b = include "labels.lua"
rule "a" {
  doc = "Tags a word.",
  find = either { a.one, b.two },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
