-- repeats of repeats
-- load: p/regex-repeat.lua:3: regex: expression "((((a{1,60000}){1,60000}){1,60000}){1,60000})": regular exp
rule "attack" { doc = "D.", find = regex { [=[((((a{1,60000}){1,60000}){1,60000}){1,60000})]=] } }
