-- debug is not there
-- message: unknown name 'debug'
debug.getregistry()
