-- a list of parts that holds itself
-- load: p/seq-itself.lua:5: seq: entry 2 must be a pattern, not a table (write words { … })
local parts = { "a" }
parts[2] = parts
rule "attack" { doc = "D.", find = seq(parts) }
