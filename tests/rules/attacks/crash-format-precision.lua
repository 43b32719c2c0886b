-- the longest number there is
-- result: 512
return #('%99.99f'):format(-1e300) > 300 and '512'
