-- 1000 groups in each other
-- load: p/regex-nested.lua:3: regex: expression "(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((
rule "attack" { doc = "D.", find = regex { ("("):rep(1000) .. "war" .. (")"):rep(1000) } }
