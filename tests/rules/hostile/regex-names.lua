-- the same name for many groups
-- hits: 5
rule "attack" { doc = "D.", find = regex { [=[(?J)(?<a>w)(?<a>a)(?<a>r)]=] } }
