-- an entry that holds itself
-- load: p/names-itself.lua:5: names: entry 1 has a form that is no string
local e = { id = "x", "Ali" }
e[2] = e
rule "attack" { doc = "D.", find = names { e } }
