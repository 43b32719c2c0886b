-- a pattern with many ways
-- message: used up its steps
return ('a'):rep(10000):find('.-.-.-.-b$')
