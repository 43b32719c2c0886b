-- an expression that calls itself
-- run: rule 'attack': p/regex-recursion.lua:3: the search stopped at a limit (the expression could not
rule "attack" { doc = "D.", find = regex { [=[(war|(?R))]=] } }
