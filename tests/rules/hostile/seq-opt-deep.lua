-- an option in options, two thousand deep
-- load: p/seq-opt-deep.lua:4: opt: parts are nested too deep
local p = words { "trigger" }
for _ = 1, 2000 do p = opt(p) end
rule "attack" { doc = "D.", find = seq { "a", p } }
