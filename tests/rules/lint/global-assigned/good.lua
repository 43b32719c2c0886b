rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  note = function(hit)
    local seen = hit.text
    local t = { seen = seen }
    t.seen = seen
    return t
  end,
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
