rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  note = function(hit)
    local text = hit.text
    if text == "x" then return end
  end,
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
