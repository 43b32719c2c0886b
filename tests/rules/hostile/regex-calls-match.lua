-- groups which call each other, doubling, over a long text
-- hits: 0
local s = "(?<g0>n|o)"
for i = 1, 28 do s = s .. ("(?<g%d>(?&g%d)(?&g%d)?)"):format(i, i - 1, i - 1) end
rule "attack" { doc = "D.", find = regex { "(?(DEFINE)" .. s .. ")(?&g28)never" } }
