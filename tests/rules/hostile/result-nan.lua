-- numbers that JSON has not
-- run: rule 'attack': p/result-nan.lua:3: note.a is no finite number
rule "attack" { doc = "D.", find = words { "trigger" }, note = function(hit, doc) return { a = 0 / 0, b = math.huge, c = -math.huge } end }
