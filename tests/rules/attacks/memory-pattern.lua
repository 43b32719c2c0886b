-- a pattern that is very long
-- message: used up its memory
-- steps: 4000000000
return ('x'):find(('[a]'):rep(1 << 20))
