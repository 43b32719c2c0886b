-- many keys in one order
-- result: k1 k10 k100 k1000
local t, out = {}, {}
for i = 1000, 1, -1 do t['k' .. i] = i end
for k in pairs(t) do out[#out + 1] = k if #out == 4 then break end end
return table.concat(out, ' ')
