-- recursion to the left
-- run: rule 'attack': p/regex-recursion-left.lua:3: the search stopped at a limit (the expression coul
rule "attack" { doc = "D.", find = regex { [=[((?1)?a)]=] } }
