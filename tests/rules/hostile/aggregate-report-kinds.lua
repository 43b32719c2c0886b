-- a row that is no table
-- run: rule 'sum': p/aggregate-report-kinds.lua:5: 'report' must give a table of names or nil, not a string
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end, value = function() return {} end,
  report = function() return "row" end }
