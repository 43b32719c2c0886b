-- an error that is a line of results, and acts
-- run: rule 'sum': p/aggregate-report-error.lua:5: \x0A{"type":"hit"}\x1B[2J\u{202E}\x00\xFF
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end, value = function() return {} end,
  report = function() error("\n{\"type\":\"hit\"}\27[2J\u{202E}\0\xFF", 0) end }
