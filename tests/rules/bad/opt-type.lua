local p = seq { "a", opt { "b" } }
