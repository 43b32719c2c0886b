-- a hit gets another metatable
-- run: rule 'attack': p/object-metatable.lua:3: bad argument #1 to 'setmetatable' (table expected, got engine.hit)
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) setmetatable(hit, { __index = function() return "x" end }) return true end }
