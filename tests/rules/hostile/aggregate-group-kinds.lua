-- keys that are none
-- run: rule 'sum': p/aggregate-group-kinds.lua:5: 'group' must give a text, a number or nil, not an infinite number
rule "attack" { doc = "D.", find = words { "trigger" } }
local keys, n = { {}, function() end, true, 0 / 0, -1 // 0.0 }, 0
aggregate "sum" { doc = "S.", of = "attack", group = function(a) return keys[#a.sentence.text % #keys + 1] end,
  value = function() return {} end, report = function(uses) return { n = #uses } end }
