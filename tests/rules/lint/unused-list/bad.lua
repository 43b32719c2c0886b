local labels = list "list.tsv"
rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  note = function(hit) return { same = hit.text == labels } end,
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
