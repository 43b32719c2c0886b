-- a row that writes a log without end
-- hits: 5
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end, value = function() return {} end,
  report = function() for i = 1, 5000 do print(("\27[2J x\n"):rep(20), i) end return { n = 1 } end }
