rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  where = function(hit)
    return hit.text ~= string.upper(tostring(hit.text))
  end,
  examples = { yes = { "A {puppet} spoke." }, no = { "A PUPPET." } },
}
