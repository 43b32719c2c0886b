-- a row that takes all memory
-- run: rule 'sum': p/aggregate-report-memory.lua:5: rule code used up its memory
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end, value = function() return {} end,
  report = function(uses) while true do uses[#uses + 1] = { ("x"):rep(9999) .. #uses } end end }
