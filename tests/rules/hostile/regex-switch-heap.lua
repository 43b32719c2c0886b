-- the heap limit is raised
-- load: p/regex-switch-heap.lua:3: regex: expression "(*LIMIT_HEAP=4000000000)war": a limit can only be lowe
rule "attack" { doc = "D.", find = regex { [=[(*LIMIT_HEAP=4000000000)war]=] } }
