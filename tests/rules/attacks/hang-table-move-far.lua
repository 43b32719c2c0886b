-- a move that is only long
-- message: too many elements
table.move({}, 1, 1 << 40, 2, {})
