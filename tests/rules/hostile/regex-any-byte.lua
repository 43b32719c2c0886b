-- a single byte of a letter
-- load: p/regex-any-byte.lua:3: regex: expression "\C+": \C matches half a character; it is not allowed
rule "attack" { doc = "D.", find = regex { [=[\C+]=] } }
