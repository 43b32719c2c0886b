local p = seq { "a", gap(-1, 2), "b" }
