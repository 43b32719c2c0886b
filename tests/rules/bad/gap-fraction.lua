local p = seq { "a", gap(0, 1.5), "b" }
