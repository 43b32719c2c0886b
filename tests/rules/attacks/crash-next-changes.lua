-- keys that come and go under next
-- result: fine
local t = {}
for i = 1, 100 do t[i] = i end
for k in next, t do t[k] = nil t['new' .. k] = k end
return 'fine'
