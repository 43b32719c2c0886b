local p = seq { as("a") }
