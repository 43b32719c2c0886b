-- a sequence in sequences, doubling
-- load: p/seq-seq-deep.lua:4: seq: it is too large: many and gap come to more than 4096 parts in all
local p = words { "trigger" }
for _ = 1, 40 do p = seq { p, p } end
rule "attack" { doc = "D.", find = p }
