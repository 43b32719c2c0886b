-- a rule whose fields come from a function
-- load: p/load-rule-metatable.lua:3: rule 'attack' needs the field 'doc': one sentence that says what it tag
rule "attack" (setmetatable({}, { __index = function(_, k) while true do end end }))
