-- the sign of a NaN is not shown
-- result: nan nan
return tostring(0 / 0) .. ' ' .. tostring(-(0 / 0))
