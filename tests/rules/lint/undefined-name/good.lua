local labels = {}
local function label(text, ...)
  for i = 1, select("#", ...) do
    repeat local x = i until x == i
  end
  while false do goto done end
  ::done::
  local a <const>, b = text, 1
  return labels[a] or b
end
function labels.of(hit) return label(hit.text) end
function labels:all() return self end
rule "a" {
  doc = "Tags a word.",
  find = words { "puppet" },
  note = function(hit) return { text = labels.of(hit), all = labels:all().x } end,
  examples = { yes = { "A {puppet} spoke." }, no = { "A poppet spoke." } },
}
