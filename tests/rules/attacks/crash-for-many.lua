-- more values than the four of a generic for
-- result: 9
local function it(last, at) at = (at or 0) + 1 if at <= last then return at, last end end
local function many(...) return it, 2, nil, nil, ... end
local n = 0
for a in it, 2, nil, nil, 5, 6, 7, 8, 9, 10, 11, 12 do n = n + a end
for a in many(1, 2, 3, 4, 5, 6, 7, 8) do n = n + a end
for a, b, c, d, e, f, g, h in it, 2, nil, nil, many(5, 6, 7) do n = n + a end
return n
