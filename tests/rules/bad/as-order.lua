local p = seq { as(words { "a" }, "who") }
