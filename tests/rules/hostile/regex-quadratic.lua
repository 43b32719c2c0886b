-- two stars
-- hits: 0
rule "attack" { doc = "D.", find = regex { [=[[^x]*[^x]*[^x]*qq]=] } }
