-- where calls itself through a table
-- run: rule 'attack': rule code used up its memory
local t = {}
t.f = function(hit) return t.f(hit) and true end
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) return t.f(hit) end }
