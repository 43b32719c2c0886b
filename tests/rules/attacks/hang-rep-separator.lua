-- sizes that overflow
-- message: resulting string too large
return ('x'):rep(math.maxinteger, ('y'):rep(1000))
