-- an expression that finds nothing everywhere
-- hits: 0
rule "attack" { doc = "D.", find = regex { [=[x*]=] } }
