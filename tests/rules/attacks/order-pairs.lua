-- pairs in one order
-- result: -3 1 2 2.5 10 | a b c | false true
local out, last = {}, nil
for k in pairs({[10] = 1, 1, 1, [2.5] = 1, [-3] = 1, c = 1, a = 1, b = 1, [true] = 1, [false] = 1}) do
  if last and type(k) ~= last then out[#out + 1] = '|' end
  last = type(k)
  out[#out + 1] = tostring(k)
end
return table.concat(out, ' ')
