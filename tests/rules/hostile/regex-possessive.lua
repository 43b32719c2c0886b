-- quadratic without backtracking
-- hits: 5
rule "attack" { doc = "D.", find = regex { [=[[a-y ]*+\dz|war]=] } }
