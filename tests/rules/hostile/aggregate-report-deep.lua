-- a row of tables in tables
-- run: rule 'sum': p/aggregate-report-deep.lua:5: row.t[1][1][1][1][1][1][1] is nested deeper than 8 tables
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end, value = function() return {} end,
  report = function() local t = {} for _ = 1, 100000 do t = { t } end return { t = t } end }
