rule "a" {
  doc = "Tags a word.",
  find = words { list "good.tsv" },
  note = function(hit) return { side = hit.entry.side } end,
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
