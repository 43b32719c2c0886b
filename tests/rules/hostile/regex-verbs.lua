-- verbs that skip, commit and accept inside an assertion
-- hits: 0
rule "attack" { doc = "D.", find = regex { [=[(?=n(*ACCEPT)x)?(?:n(*SKIP)(*F)|\w+(*THEN)never|(*COMMIT)z)]=] } }
