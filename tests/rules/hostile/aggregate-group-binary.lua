-- a key of bytes that act
-- hits: 5
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function() return "\0\27]0;title\7\u{202E}\xFF\n{\"type\":\"hit\"}" end,
  value = function() return {} end, report = function(uses) return { n = #uses } end }
