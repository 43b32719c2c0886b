-- nor in a class that is its own metatable
-- message: '__gc' is no event
local C = {}
C.__index = C
C.__gc = function() end
setmetatable({}, C)
