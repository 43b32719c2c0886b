-- __close is no event of rules
-- message: '__close' is no event
setmetatable({}, {__close = function() while true do end end})
