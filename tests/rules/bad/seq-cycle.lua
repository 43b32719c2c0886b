rule "a" { doc = "One.", find = seq { "x", tagged "b" } }
rule "b" { doc = "One.", find = seq { "y", opt(tagged "c") } }
rule "c" { doc = "One.", find = either { "z", seq { "w", tagged "a" } } }
