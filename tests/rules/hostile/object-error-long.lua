-- 64 MB of message are raised
-- run: rule 'attack': p/object-error-long.lua:3: rule code used up its memory
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) error(("x"):rep(2 ^ 24)) end }
