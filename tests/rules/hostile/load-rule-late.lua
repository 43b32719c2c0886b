-- a rule whose table changes afterwards
-- hits: 5
local t = { doc = "D.", find = "trigger" }
rule "attack" (t)
t.find = nil t.where = function() while true do end end
