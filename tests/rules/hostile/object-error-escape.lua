-- a message that writes to the terminal
-- run: rule 'attack': p/object-error-escape.lua:3: \x1B]0;title\x07\x1B[2J\x0D\x0Aengine: all is well
rule "attack" { doc = "D.", find = words { "trigger" }, where = function(hit, doc) error("\27]0;title\7\27[2J\r\nengine: all is well") end }
