local p = seq { "a", gap(3), "b" }
