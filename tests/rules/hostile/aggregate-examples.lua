-- an example whose list has holes and wrong kinds
-- load: p/aggregate-examples.lua:5: aggregate 'sum': an example says how many rows it gives: { "…", "…", rows = 1 }
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end, report = function() return {} end,
  examples = { { [1 << 40] = "x", rows = -1 }, { rows = 0 / 0, print } } }
