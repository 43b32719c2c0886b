-- keys of a megabyte
-- run: rule 'sum': p/aggregate-group-long.lua:4: 'group' gave a key longer than 64 KiB
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function(a) return ("x"):rep(1 << 20) .. a.line:range() end,
  value = function() return {} end, report = function(uses) return { n = #uses } end }
