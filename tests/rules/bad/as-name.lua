local p = seq { as("the one", "a") }
