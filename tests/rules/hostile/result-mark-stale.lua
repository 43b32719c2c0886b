-- a span of another document is marked
-- run: rule 'attack': p/result-mark-stale.lua:4: cannot write 's': a table that was made while the rule file loaded i
local kept = {}
rule "attack" { doc = "D.", find = words { "trigger" }, mark = function(hit) kept.s = kept.s or hit.sentence return kept.s end }
