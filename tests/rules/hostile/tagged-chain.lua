-- a thousand rules, each of which looks at the one before
-- hits: 5005
rule "r0" { doc = "D.", find = words { "trigger" } }
for i = 1, 1000 do rule("r" .. i) { doc = "D.", find = tagged("r" .. i - 1) } end
