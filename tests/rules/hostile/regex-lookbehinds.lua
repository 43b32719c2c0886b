-- lookbehinds in lookbehinds with groups that call one another
-- hits: 0
rule "attack" { doc = "D.", find = regex { ("(?<=(?:a|b)"):rep(60) .. "x" .. (")"):rep(60) .. "trigger" } }
