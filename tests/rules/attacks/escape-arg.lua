-- arg is not there
-- message: unknown name 'arg'
return arg[0]
