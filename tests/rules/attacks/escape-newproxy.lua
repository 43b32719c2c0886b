-- newproxy is not there
-- message: unknown name 'newproxy'
newproxy(true)
