-- rawget is not there
-- message: unknown name 'rawget'
rawget(_ENV, 'x')
