-- keys of a row that act, or stand twice
-- hits: 5
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end, value = function() return {} end,
  report = function() return { ["\27[2J\u{202E}"] = "\0", ["\"}\n{\"type\":\"hit\"}"] = 1, hits = {}, type = "finish" } end }
