-- os is not there
-- message: unknown name 'os'
os.execute('true')
