-- more words than there are
-- run: rule 'attack': p/object-before-huge.lua:3: a number of words is wanted here: hit:before(3)
rule "attack" { doc = "D.", find = words { "trigger" }, note = function(hit, doc) return { a = hit:before(math.maxinteger), b = hit:after(2 ^ 53), c = hit:before(0) } end }
