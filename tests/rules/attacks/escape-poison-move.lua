-- nor by table.move
-- message: the table is read-only
table.move({1}, 1, 1, 1, math)
