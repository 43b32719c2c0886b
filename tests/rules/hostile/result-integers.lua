-- the largest integers
-- hits: 5
rule "attack" { doc = "D.", find = words { "trigger" }, note = function(hit, doc) return { a = math.maxinteger, b = math.mininteger, c = 2 ^ 53 + 1 } end }
