local p = seq { many("a", 3, 2) }
