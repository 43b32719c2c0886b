local p = seq { many("a", "1", 2) }
