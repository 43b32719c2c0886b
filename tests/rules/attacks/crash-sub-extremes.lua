-- places at the ends of the integers
-- result: xyz
local s = 'xyz'
return s:sub(math.mininteger, math.maxinteger) .. s:sub(math.maxinteger) .. s:sub(2, math.mininteger)
