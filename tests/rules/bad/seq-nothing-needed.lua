local p = seq { opt("a"), gap(0, 2), many("b", 0, 3) }
