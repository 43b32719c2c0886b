-- a move without end
-- message: wrap around
table.move({}, 1, math.maxinteger, 2)
