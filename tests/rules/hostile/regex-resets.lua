-- groups of one number, thousands of them
-- hits: 0
rule "attack" { doc = "D.", find = regex { "(?|" .. ("(n)|"):rep(3000) .. "(o))+\\1never" } }
