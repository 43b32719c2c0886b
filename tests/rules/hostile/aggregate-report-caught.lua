-- a row that is never made, and catches whoever says so
-- run: rule 'sum': p/aggregate-report-caught.lua:4: rule code used up its time
rule "attack" { doc = "D.", find = words { "trigger" } }
local function again() while true do pcall(again) end end
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end, value = function() return {} end, report = again }
