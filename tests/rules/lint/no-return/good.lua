rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  note = function(hit)
    if hit.text == "x" then return end
    local function f() end
    f()
    return { text = hit.text }
  end,
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
