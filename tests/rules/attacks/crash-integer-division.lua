-- the one division that overflows
-- result: -9223372036854775808 0
return math.mininteger // -1 .. ' ' .. math.mininteger % -1
