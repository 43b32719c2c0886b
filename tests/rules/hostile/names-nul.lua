-- a NUL byte in a name
-- load: p/names-nul.lua:3: names: the form "Kha" has a NUL byte behind this
rule "attack" { doc = "D.", find = names { { "Kha\0menei", id = "k" } } }
