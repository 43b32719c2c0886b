-- a sequence that matches nothing at all, again and again
-- load: p/seq-nothing.lua:3: seq: all of its parts may be left out: one must be there
rule "attack" { doc = "D.", find = seq { many(opt(words { "trigger" }), 0, 100) } }
