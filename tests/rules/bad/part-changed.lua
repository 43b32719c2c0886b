local p = gap(1, 2)
p.min = 3
