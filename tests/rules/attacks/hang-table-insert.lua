-- a length that lies
-- result: 1
local t = setmetatable({}, {__len = function() return 1 << 60 end})
table.insert(t, 1, 'x')
return #table.pack(table.unpack(t, 1, 1))
