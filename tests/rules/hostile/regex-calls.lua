-- a lookbehind whose length is that of groups which call each other, doubling
-- load: p/regex-calls.lua:5: regex: expression "(?(DEFINE)(?<g0>a)(?<g1>(?&g0)(?&g0))(?<g2>(?&g1)(?&g1))(?<g3>(?&g2)(?&g2))(?<g4>(?&g3)(?&g3))(?<g5>(?&g4)(?&g
local s = "(?<g0>a)"
for i = 1, 28 do s = s .. ("(?<g%d>(?&g%d)(?&g%d))"):format(i, i - 1, i - 1) end
rule "attack" { doc = "D.", find = regex { "(?(DEFINE)" .. s .. ")(?<=(?&g28))trigger" } }
