local p = gap(1, 2)
local q = p.min
