-- a value that keeps the hit and its document
-- run: rule 'sum': p/aggregate-value-object.lua:5: value.doc: every use has its own 'doc'
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end,
  value = function(a, doc) return { a = a, doc = doc } end, report = function(uses) return { n = #uses } end }
