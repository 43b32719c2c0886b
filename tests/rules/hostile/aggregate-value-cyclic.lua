-- a value that holds itself
-- run: rule 'sum': p/aggregate-value-cyclic.lua:5: value.t.t.t.t.t.t.t.t is nested deeper than 8 tables
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end,
  value = function() local t = {} t.t = t return t end, report = function(uses) return { n = #uses } end }
