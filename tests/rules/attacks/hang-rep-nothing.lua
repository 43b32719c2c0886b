-- nothing, very often
-- result: 0
return #(''):rep(1 << 62)
