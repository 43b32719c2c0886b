-- as many clusters as fit
-- hits: 0
rule "attack" { doc = "D.", find = regex { [=[(?:\X{1,500}){1,100}never]=] } }
