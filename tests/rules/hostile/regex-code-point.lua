-- a code point past the last
-- load: p/regex-code-point.lua:3: regex: expression "\x{110000}": character code point value in \x{} or \o{}
rule "attack" { doc = "D.", find = regex { [=[\x{110000}]=] } }
