-- a hopeless replacement
-- message: used up its steps
return ('x'):rep(300000):gsub('x*y', '')
