-- an error that is a table with manners of its own
-- run: rule 'sum': p/aggregate-report-object.lua:5: an error whose message is a table
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end, value = function() return {} end,
  report = function() error(setmetatable({}, { __tostring = function() while true do end end })) end }
