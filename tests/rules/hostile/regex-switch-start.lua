-- optimisations are switched off
-- load: p/regex-switch-start.lua:3: regex: expression "(*NO_START_OPT)[a-y]*z": settings like (*UTF) or (*NO
rule "attack" { doc = "D.", find = regex { [=[(*NO_START_OPT)[a-y]*z]=] } }
