-- a callout
-- load: p/regex-callout.lua:3: regex: expression "war(?C1)": callouts are not allowed
rule "attack" { doc = "D.", find = regex { [=[war(?C1)]=] } }
