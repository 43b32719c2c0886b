-- the machine code is
-- load: p/regex-switch-jit.lua:3: regex: expression "(*NO_JIT)war": settings like (*UTF) or (*NO_JIT) are no
rule "attack" { doc = "D.", find = regex { [=[(*NO_JIT)war]=] } }
