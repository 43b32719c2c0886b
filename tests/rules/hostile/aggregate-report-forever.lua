-- a row that is never made
-- run: rule 'sum': p/aggregate-report-forever.lua:5: rule code used up its time
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end, value = function() return {} end, report = function()
  while true do end end }
