-- __pairs is no event of rules
-- message: '__pairs' is no event
setmetatable({}, {__pairs = function() while true do end end})
