-- an aggregate of itself, and of another
-- load: p/aggregate-of-itself.lua:4: aggregate 'sum': of = "other": this is an aggregate, which tags nothing
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "other", group = function() return "k" end, report = function() return {} end }
aggregate "other" { doc = "S.", of = "sum", group = function() return "k" end, report = function() return {} end }
