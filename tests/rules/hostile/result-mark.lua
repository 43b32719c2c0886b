-- another thing than a span is marked
-- run: rule 'attack': p/result-mark.lua:3: 'mark' must give a span or nil, not a table
rule "attack" { doc = "D.", find = words { "trigger" }, mark = function(hit) return { hit } end }
