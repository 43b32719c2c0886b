-- verbs of backtracking
-- hits: 5
rule "attack" { doc = "D.", find = regex { [=[(?:war(*COMMIT)|a(*SKIP)(*FAIL)|(*ACCEPT))]=] } }
