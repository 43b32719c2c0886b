-- loadfile is not there
-- message: unknown name 'loadfile'
loadfile('/etc/passwd')
