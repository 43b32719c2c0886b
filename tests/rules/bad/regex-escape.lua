-- In a quoted string Lua reads the backslash itself.
rule "a" { doc = "One.", find = regex { "\d+ war" } }
