-- a callout with a string
-- load: p/regex-callout-string.lua:3: regex: expression "war(?C"x")": callouts are not allowed
rule "attack" { doc = "D.", find = regex { [=[war(?C"x")]=] } }
