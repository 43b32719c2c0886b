rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  note = function(hit)
    local labels = { x = 1 }
    labels.x = hit.line
    return { text = lables[hit.text] }
  end,
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
