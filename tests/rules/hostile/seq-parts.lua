-- a hundred thousand parts
-- load: p/seq-parts.lua:5: seq: it has more than 4096 parts
local parts = {}
for i = 1, 100000 do parts[i] = "a" end
rule "attack" { doc = "D.", find = seq(parts) }
