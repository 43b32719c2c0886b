-- the limit is raised
-- load: p/regex-switch-limit.lua:3: regex: expression "(*LIMIT_MATCH=4000000000)(a+)+$": a limit can only be
rule "attack" { doc = "D.", find = regex { [=[(*LIMIT_MATCH=4000000000)(a+)+$]=] } }
