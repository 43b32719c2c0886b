-- an example that never ends
-- run: rule 'attack': p/load-examples.lua:3: rule code used up its time
rule "attack" { doc = "D.", find = "trigger", where = function() while true do end end, examples = { yes = { "{trigger}" }, no = { "x" } } }
