rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  note = function(hit)
    print(hit.text)
    return { text = hit.text }
  end,
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
