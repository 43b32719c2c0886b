local _deep = { function() return { words { "stooge" } } end }
local asked = { words { "stooge" } }
rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  where = function(hit) return not hit.sentence:has(asked[1]) end,
  examples = { yes = { "A {puppet} spoke." }, no = { "A puppet, a stooge." } },
}
