local labels = include "labels.lua"
local _rules = include "rules.lua"
rule "a" {
  doc = "Tags a word.",
  find = labels.one,
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
