-- __gc is no event of rules
-- message: '__gc' is no event
setmetatable({}, {__gc = function() while true do end end})
