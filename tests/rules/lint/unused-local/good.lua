local limit = 3
local function f(a, b) return limit end
rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  note = function(hit) return { text = f(hit) } end,
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
