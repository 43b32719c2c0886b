-- a value of 60 KB for each hit
-- run: rule 'sum': the results of the document pass 16 MiB: those of this rule are left out
rule "attack" { doc = "D.", find = words { "trigger", "number" } }
local x = ("x"):rep(60000)
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end,
  value = function(a) return { a = x, n = #a.sentence.text } end, report = function(uses) return { n = #uses } end }
