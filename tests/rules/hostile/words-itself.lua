-- words made of words made of words, each time twice
-- load: p/words-itself.lua:4: words: entry 1 must be a phrase or a list, not a pattern
local w = words { "trigger" }
for _ = 1, 40 do w = words { w, w, "trigger" } end
rule "attack" { doc = "D.", find = w }
