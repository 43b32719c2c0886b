-- lines of the log are forged
-- hits: 5
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) print("a\n[control] all is well\r\27[1A") return true end }
