-- a lead byte FF (5.4.4: shift past the width)
-- result: nil 1
local n, at = utf8.len('\xFF\xBF\xBF\xBF\xBF\xBF\xBF\xBF')
return tostring(n) .. ' ' .. at
