-- load is not there
-- message: unknown name 'load'
load('return 1')()
