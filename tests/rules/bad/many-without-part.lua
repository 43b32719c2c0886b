local p = seq { many(1, 3) }
