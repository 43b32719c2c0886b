-- a NUL in an expression
-- load: p/regex-nul.lua:3: regex: expression with a control character; in long brackets it is [=[war\x00]=]
rule "attack" { doc = "D.", find = regex { "war\0" } }
