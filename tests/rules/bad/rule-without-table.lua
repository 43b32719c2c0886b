local p = words { "x" }

rule "a"
