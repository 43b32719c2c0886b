local p = seq { "a", many(many("b", 1, 100), 1, 100) }
