-- bytes that are no text in an expression
-- load: p/regex-binary.lua:3: regex: expression "war\xFF": not UTF-8
rule "attack" { doc = "D.", find = regex { "war\255" } }
