local p = seq { "a", gap(0, 1001), "b" }
