-- io is not there
-- message: unknown name 'io'
io.open('/etc/passwd')
