local limit = 3
local _old = 4
rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
