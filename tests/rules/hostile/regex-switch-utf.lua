-- UTF is switched
-- load: p/regex-switch-utf.lua:3: regex: expression "(*UTF)war": settings like (*UTF) or (*NO_JIT) are not a
rule "attack" { doc = "D.", find = regex { [=[(*UTF)war]=] } }
