-- line ends are switched
-- load: p/regex-switch-newline.lua:3: regex: expression "(*CR)(*BSR_ANYCRLF)war": settings like (*UTF) or (*
rule "attack" { doc = "D.", find = regex { [=[(*CR)(*BSR_ANYCRLF)war]=] } }
