-- nor by table.sort
-- message: the table is read-only
table.sort(table)
