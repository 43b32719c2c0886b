-- bytes that are no text in a note
-- hits: 5
rule "attack" { doc = "D.", find = words { "trigger" }, note = function(hit, doc) return { a = "\255\254\0\27[31m\xe2\x80\xae", ["\255\n"] = 1 } end }
