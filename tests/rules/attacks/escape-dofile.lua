-- dofile is not there
-- message: unknown name 'dofile'
dofile('/etc/passwd')
