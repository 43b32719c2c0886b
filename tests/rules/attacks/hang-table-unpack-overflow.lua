-- a range that overflows
-- message: too many results
return table.unpack({}, math.mininteger, math.maxinteger)
