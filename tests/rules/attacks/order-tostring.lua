-- tostring shows no address
-- result: table function
return tostring({}) .. ' ' .. tostring(print)
