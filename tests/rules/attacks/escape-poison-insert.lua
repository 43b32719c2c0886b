-- nor by table functions
-- message: the table is read-only
table.insert(string, 'x')
