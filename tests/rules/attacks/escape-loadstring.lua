-- loadstring is not there
-- message: unknown name 'loadstring'
loadstring('return 1')()
