-- more bytes than results can be
-- message: string slice too long
return select('#', (('x'):rep(1 << 21)):byte(1, -1))
