-- __metatable is no event of rules
-- message: '__metatable' is no event
setmetatable({}, {__metatable = function() while true do end end})
