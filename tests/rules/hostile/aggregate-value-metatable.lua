-- a value whose fields are made when they are asked for
-- hits: 5
rule "attack" { doc = "D.", find = words { "trigger" } }
aggregate "sum" { doc = "S.", of = "attack", group = function() return "k" end,
  value = function() return setmetatable({}, { __index = function(t, k) return k end, __len = function() return 1 << 60 end }) end,
  report = function(uses) return { n = #uses, x = uses[1].x == nil } end }
