local p = seq { "b", many("a", 0, 0) }
