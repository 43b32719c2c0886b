-- a key that takes all memory
-- run: rule 'sum': p/aggregate-group-memory.lua:5: rule code used up its memory
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function()
  local t = {} while true do t[#t + 1] = ("x"):rep(10000) .. #t end end, value = function() return {} end, report = function() return {} end }
