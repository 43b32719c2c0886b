rule "a" {
  doc = "Tags a word.",
  find = seq { "puppet", gap(0, 1), many("regime", 1, 2) },
  examples = { yes = { "A {puppet regime}" }, no = { "A poppet spoke." } },
}
