-- a NUL byte in an entry, behind which nobody would see anything
-- load: p/entry-nul.lua:3: words: entry "wa": a NUL byte stands behind this
rule "attack" { doc = "D.", find = words { "ok", "wa\0r" } }
