local p = seq { }
