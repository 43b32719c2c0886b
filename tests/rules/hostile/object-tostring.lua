-- what an object shows of itself
-- hits: 5
rule "attack" { doc = "D.", find = words { "trigger" }, note = function(hit, doc) return { hit = tostring(hit), doc = tostring(doc), p = tostring(words) } end }
