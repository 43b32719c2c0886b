-- another one is
-- load: p/regex-switch-possess.lua:3: regex: expression "(*NO_AUTO_POSSESS)war": settings like (*UTF) or (*N
rule "attack" { doc = "D.", find = regex { [=[(*NO_AUTO_POSSESS)war]=] } }
