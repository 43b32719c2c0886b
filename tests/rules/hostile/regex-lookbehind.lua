-- the same behind a look back
-- hits: 0
rule "attack" { doc = "D.", find = regex { [=[(?<!b)[a-y ]*+\dz]=] } }
