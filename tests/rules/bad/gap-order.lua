local p = seq { "a", gap(3, 1), "b" }
