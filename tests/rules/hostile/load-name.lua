-- a name with a line feed, an escape, quotes
-- load: p/load-name.lua:3: 'a  [31m"b' is no name for a rule: small letters a-z, digits and _ in parts joine
rule "a\n\27[31m\"b" { doc = "D.", find = "trigger" }
