-- rows that count the rows before them, in a variable
-- hits: 5
rule "attack" { doc = "D.", find = words { "trigger" } }
local n = 0
aggregate "sum" { doc = "S.", of = "attack", group = function(a, doc) return doc.id end, value = function() n = n + 1 return { n = n } end,
  report = function(uses) n = n + 1 if n > 1 then while true do end end return { n = n, of = uses[1].n } end }
