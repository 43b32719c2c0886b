-- The line of the field is said.
local p = either { tagged "frame.wra", "x" }
rule "frame.war" { doc = "One.", find = "y" }
rule "a" { doc = "One.", find = p }
