-- __mode is no event of rules
-- message: '__mode' is no event
setmetatable({}, {__mode = function() while true do end end})
