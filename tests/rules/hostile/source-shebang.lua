-- a first line for another program
-- load: p/source-shebang.lua:1: unexpected symbol near '#'
-- bare
#!/bin/sh
rule "attack" { doc = "D.", find = "trigger" }
