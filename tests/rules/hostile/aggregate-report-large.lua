-- a row of 64 MB
-- run: rule 'sum': p/aggregate-report-large.lua:5: row.k1[2] makes the row larger than 64 KiB
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end, value = function() return {} end,
  report = function() local t = {} for i = 1, 20 do t[i] = ("x"):rep(60000) end local r = {} for i = 1, 60 do r["k" .. i] = t end return r end }
