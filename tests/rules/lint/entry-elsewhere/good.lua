local one = words { "puppet", "stooge" }
local two = words { "lackey", "STOOGE" }
rule "a" {
  doc = "Tags a word.",
  find = either { one, two },
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
