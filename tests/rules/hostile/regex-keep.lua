-- the beginning of the match is moved
-- load: p/regex-keep.lua:3: regex: expression "(?=war\K)": \K is not allowed in lookarounds (but see PCRE2_E
rule "attack" { doc = "D.", find = regex { [=[(?=war\K)]=] } }
