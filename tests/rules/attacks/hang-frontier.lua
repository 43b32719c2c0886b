-- frontiers over a long text
-- message: used up its steps
return ('a'):rep(300000):find('.*%f[b].*%f[c]')
