-- a key that is never given
-- run: rule 'sum': p/aggregate-group-forever.lua:5: rule code used up its time
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function()
  while true do end end, value = function() return {} end, report = function() return {} end }
