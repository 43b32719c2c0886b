-- repetitions of repetitions, which the compiler writes out
-- load: p/regex-products.lua:3: regex: expression "((((((a{1,60}){1,60}){1,60}){1,60}){1,60}){1,60})trigger": regular expression is too large (at byte 57)
rule "attack" { doc = "D.", find = regex { [=[((((((a{1,60}){1,60}){1,60}){1,60}){1,60}){1,60})trigger]=] } }
