local p = seq { gap(1, 2), as("x", gap(1, 1)) }
