rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  note = function(hit)
    local t = { print = tostring }
    return { text = t.print(hit.text) }
  end,
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
