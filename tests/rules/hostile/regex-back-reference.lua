-- a reference back into a lookahead
-- hits: 0
rule "attack" { doc = "D.", find = regex { [=[(?=(n+))n*b\1]=] } }
