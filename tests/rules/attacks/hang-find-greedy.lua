-- greedy ones
-- message: used up its steps
return ('a'):rep(10000):find('a*a*a*a*b')
