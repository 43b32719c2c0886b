-- 70000 groups
-- load: p/regex-groups.lua:3: regex: expression "(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a)(a
rule "attack" { doc = "D.", find = regex { ("(a)"):rep(70000) } }
