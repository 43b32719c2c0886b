-- a string that cannot be
-- message: resulting string too large
return ('x'):rep(1 << 62)
