-- a note whose __index never ends
-- run: rule 'attack': p/result-index.lua:3: '__pairs' is no event that a rule may handle
rule "attack" { doc = "D.", find = words { "trigger" }, note = function(hit, doc) return setmetatable({}, { __index = function() while true do end end, __pairs = 1 }) end }
