-- a row that makes rules
-- run: rule 'sum': p/aggregate-report-rule.lua:6: 'rule' works only while a rule file loads: make it at the top of the file (local p = rule …) and use it her
rule "attack" { doc = "D.", find = words { "trigger" } }
local late = rule
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end, value = function() return {} end,
  report = function() late "x" { doc = "X.", find = words { "war" } } end }
