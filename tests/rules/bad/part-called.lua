local p = gap(1, 2) { }
