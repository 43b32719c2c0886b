local p = seq { "a", "b", case = true }
