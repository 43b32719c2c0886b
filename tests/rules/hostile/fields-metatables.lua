-- fields of a rule that lie to whoever reads them
-- load: p/fields-metatables.lua:3: rule 'attack' needs the field 'find': the pattern it looks for
rule "attack" (setmetatable({ doc = "D." }, { __index = function(t, k) return k == "find" and words { "trigger" } or nil end, __len = function() return 1 << 62 end }))
