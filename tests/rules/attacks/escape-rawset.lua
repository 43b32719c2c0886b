-- rawset is not there
-- message: unknown name 'rawset'
rawset(string, 'x', 1)
