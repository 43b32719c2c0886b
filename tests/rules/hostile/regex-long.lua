-- an expression of a megabyte
-- load: p/regex-long.lua:3: regex: expression "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
rule "attack" { doc = "D.", find = regex { ("a"):rep(2 ^ 20) } }
