-- a hopeless iterator
-- message: used up its steps
for w in ('x'):rep(300000):gmatch('x*y') do end
