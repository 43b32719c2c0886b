-- a phrase of 16 MB
-- load: p/load-phrase-long.lua:3: rule code used up its memory
rule "attack" { doc = "D.", find = words { ("a "):rep(2 ^ 23) } }
