-- ten thousand named parts, of long and equal names
-- load: p/seq-names.lua:4: as: a name is made of letters a-z, digits and _, 32 at most
local parts = {}
for i = 1, 200 do parts[i] = as(("x"):rep(5000) .. i, opt(words { "trigger" })) end
rule "attack" { doc = "D.", find = seq(parts) }
