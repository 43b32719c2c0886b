-- a group that took no part
-- hits: 5
rule "attack" { doc = "D.", find = regex { [=[(?<a>q)?war]=] }, note = function(hit) return { a = hit:group("a") } end }
