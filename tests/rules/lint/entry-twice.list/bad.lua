rule "a" {
  doc = "Tags a word.",
  find = words { list "bad.tsv" },
  note = function(hit) return { side = hit.entry.side } end,
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
