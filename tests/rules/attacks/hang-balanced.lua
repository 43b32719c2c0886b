-- brackets that never close
-- message: used up its steps
return ('('):rep(200000):find('%b()')
