-- setfenv is not there
-- message: unknown name 'setfenv'
setfenv(1, {})
