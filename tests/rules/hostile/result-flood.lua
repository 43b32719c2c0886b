-- a note of 60 KB for each hit
-- run: rule 'attack': the results of the document pass 16 MiB: those of this rule are left out
local x = ("x"):rep(60000)
rule "attack" { doc = "D.", find = words { "trigger", "number" }, note = function(hit) return { a = x .. hit.line:range() } end }
