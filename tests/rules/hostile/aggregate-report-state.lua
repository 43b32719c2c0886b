-- rows that count the rows before them
-- run: rule 'sum': p/aggregate-report-state.lua:6: cannot write '[number]': a table that was made while the rule file loaded is read-only
rule "attack" { doc = "D.", find = words { "trigger" } }
local seen = {}
aggregate "sum" { doc = "S.", of = "attack", group = function(a, doc) return doc.id end, value = function() return {} end,
  report = function(uses) seen[#seen + 1] = uses return { n = #seen } end }
