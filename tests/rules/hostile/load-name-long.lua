-- a name of a megabyte
-- load: p/load-name-long.lua:3: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
rule(("x"):rep(2 ^ 20)) { doc = "D.", find = "trigger" }
